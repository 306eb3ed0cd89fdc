# Completion of anteroom's verbs, its topics of help, and files, for bash.
# shellcheck shell=bash
_anteroom() {
    local word=${COMP_WORDS[COMP_CWORD]} words=
    case $COMP_CWORD:${COMP_WORDS[1]} in
    1:*) words=$(anteroom --help 2>/dev/null | sed -n 's/^  \([a-z]*\) .*/\1/p') ;;
    2:help) words="conf kiosk.conf pack.conf clinic.conf theme.conf keys.conf icons" ;;
    esac
    # shellcheck disable=SC2207 # the words have no blanks
    COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _anteroom anteroom
