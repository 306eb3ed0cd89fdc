#!/bin/sh
# The tree's own rules: format, folders, quarantined headers, top-level names.
set -u
cd "$(dirname "$0")/.." || exit 1
bad=0
complain() {
    echo "$1"
    bad=1
}

sources=$(git ls-files 'src/*.c' 'src/*.h' 'tests/unit/*.[ch]' 'tests/fuzz/*.[ch]')
[ -n "$sources" ] || complain "git lists no sources here"
# Later versions want some lines otherwise.
if command -v clang-format-14 >/dev/null; then
    # shellcheck disable=SC2086 # the list is meant to be split
    clang-format-14 --dry-run --Werror $sources || complain "run clang-format-14 -i on these"
else
    echo "The format is not checked: there is no clang-format-14."
fi

# What each folder of src/ may include, beside itself: all that lies below it.
allowed() {
    leaves="base draw text locale input places layer offices pack"
    case $1 in
    base) echo "" ;;
    draw | text | locale | input | places | layer) echo "base" ;;
    offices) echo "base places" ;;
    pack) echo "base layer offices" ;;
    sign) echo "base layer pack" ;;
    store) echo "base layer pack sign" ;;
    layout) echo "$leaves" ;;
    ui) echo "$leaves layout" ;;
    render) echo "base draw text layer" ;;
    script) echo "$leaves layout" ;;
    stage) echo "$leaves layout ui render script" ;;
    kiosk) echo "$leaves sign store layout ui render script stage" ;;
    admin) echo "$leaves sign store layout ui render script stage kiosk" ;;
    workshop | main.c) echo "$leaves sign store layout ui render script stage kiosk admin workshop" ;;
    *) echo "" ;; # no folder of the plan: it may see nothing
    esac
}
rules=$(for layer in $(ls src); do echo "$layer $(allowed "$layer")"; done)
strangers=$(git grep -oE '^#include "[a-z]+/' -- 'src/*.c' 'src/*.h' | awk -v rules="$rules" '
    BEGIN {
        n = split(rules, lines, "\n")
        for (i = 1; i <= n; i++) {
            m = split(lines[i], words, " ")
            for (j = 1; j <= m; j++) may[words[1] " " words[j]] = 1
            sees[words[1]] = lines[i]
        }
    }
    {
        split($0, ends, ":#include \"")
        split(ends[1], path, "/")
        sub("/", "", ends[2])
        if (!((path[2] " " ends[2]) in may))
            print ends[1] " includes " ends[2] "/: " path[2] " may only see: " sees[path[2]]
    }')
[ -z "$strangers" ] || complain "$strangers"

# Third-party headers stay where design puts them.
quarantine() {
    header=$1
    shift
    for file in $(git grep -lE "#include <([A-Za-z0-9_]+/)?$header>" -- 'src/*.c' 'src/*.h'); do
        case " $* " in
        *" $(echo "$file" | cut -d/ -f2) "* | *" $file "*) ;;
        *) complain "$file includes $header, which belongs in: $*" ;;
        esac
    done
}
quarantine 'l(ua|auxlib|ualib)\.h' script workshop
quarantine 'SDL_render\.h' render
quarantine 'png\.h' render
quarantine 'jpeglib\.h' src/render/image_jpeg.c
quarantine 'xf86drm(Mode)?\.h' src/render/console.c
quarantine 'SDL_ttf\.h' text
quarantine 'qrencode\.h' src/layout/qr.c
quarantine 'fribidi(/fribidi)?\.h' text
quarantine 'linebreak\.h' text
quarantine 'zlib\.h' layer
quarantine 'sd-daemon\.h' src/kiosk/notify.c
quarantine 'sodium\.h' sign base src/layer/digest.c src/kiosk/session.c

# Terminals, the journal and what reads stdout are written to in few places, which escape.
for file in $(git grep -lE '(^|[^_a-z])(printf|v?fprintf|f?puts|fwrite|f?putc|putchar|perror) ?\(' \
    -- 'src/*.c'); do
    case $file in
    src/base/log.c | src/base/print.c | src/base/alloc.c) ;;
    src/base/progress.c | src/main.c) ;; # the progress line; the usage
    *) complain "$file writes by itself: use print_line, log_info or their like" ;;
    esac
done

# What a header declares stands once more where it is defined, and again where it is called.
# Tests alone ask cache_bytes().
# shellcheck disable=SC2016 # fields of awk
uncalled=$(git ls-files 'src/*.[ch]' | xargs awk '
    FILENAME ~ /h$/ && /^[a-z]/ && !/^static/ && match($0, /[a-z_0-9]+\(/) {
        declared[substr($0, RSTART, RLENGTH - 1)] = FILENAME
    }
    {
        for (rest = $0; match(rest, /[a-z_][a-z_0-9]*/); rest = substr(rest, RSTART + RLENGTH))
            seen[substr(rest, RSTART, RLENGTH)]++
    }
    END {
        for (name in declared)
            if (seen[name] <= 2 && name != "cache_bytes")
                print declared[name] ": nobody calls " name "()"
    }')
[ -z "$uncalled" ] || complain "$uncalled"

# Top-level names.
extra=$(git ls-files | cut -d/ -f1 | sort -u |
    grep -vE '^(\..*|CMakeLists\.txt|README\.md|LICENSE|src|scripts|assets|tests|deploy)$')
[ -z "$extra" ] || complain "top-level names that the plan does not have: $extra"

exit $bad
