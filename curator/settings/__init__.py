"""What a maintainer chose: the files of ``rules/`` and the environment, validated into frozen values."""
