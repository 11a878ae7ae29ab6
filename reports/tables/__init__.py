"""One table a file, as frozen values whose texts are ready to be shown: a template shows them and decides nothing."""
