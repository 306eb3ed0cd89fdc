# Completion of anteroom's verbs, their options, its topics of help, and files, for bash: from what
# the program says of itself.
# shellcheck shell=bash
_anteroom() {
    local word=${COMP_WORDS[COMP_CWORD]} words=
    case $COMP_CWORD:${COMP_WORDS[1]}:$word in
    1:*) words=$(anteroom --help 2>/dev/null | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p') ;;
    2:help:*) words=$(anteroom help 2>/dev/null | sed 's/^  \([a-z]*\) *\([a-z]*\.conf\)*.*/\1 \2/') ;;
    *:-*)
        words=$(anteroom --help 2>/dev/null |
            sed -n "/^  ${COMP_WORDS[1]} /p; /^options of all/,\$p" |
            grep -oE '(^|[ []|: )(--[a-z-]+|-o)' | tr -d ' [')
        ;;
    esac
    # shellcheck disable=SC2207 # the words have no blanks
    COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _anteroom anteroom
