import EventData

/// Images whose own command is known, so that a template without one runs: those of Argo's examples.
enum KnownImages {
    /// What to run for an image, by its name without registry and tag.
    private static let programs = ["argoproj/argosay": "argosay", "docker/whalesay": "cowsay"]

    /// Programs that come with the runner, as scripts of the machine's shell.
    static let scripts = ["argosay": argosay, "cowsay": cowsay]

    static func program(of image: String) -> String? {
        var name = image.prefix { $0 != "@" }
        if let colon = name.lastIndex(of: ":"), !name[colon...].contains("/") { name = name[..<colon] }
        let parts = name.split(separator: "/")
        return programs[parts.suffix(2).joined(separator: "/")]
    }

    /// All that a shell finds in an image of which anything is known.
    static func programs(in image: String) -> [String] { program(of: image) == nil ? [] : scripts.keys.sorted() }

    /// The name of the program that an image has at a path; the path itself where nothing is known of it.
    static func name(of path: String, in image: String) -> String {
        guard let program = program(of: image), path.hasSuffix("/" + program) else { return path }
        return program
    }

    /// Says in a frame what it is told.
    private static let cowsay = #"""
        #!/bin/sh
        { if [ $# -gt 0 ]; then printf '%s\n' "$*"; else cat; fi; } | fold -s -w 39 | awk '
        { line[NR] = $0; if (length($0) > width) width = length($0) }
        END {
            for (i = -2; i < width; i++) bar = bar "-"
            print " " bar
            for (i = 1; i <= NR; i++) printf "| %-" width "s |\n", line[i]
            print " " bar
            print "    \\"
            print "     \\  ><((((o>"
        }'
        """#

    /// Prints, copies, waits and fails as it is told (spec/workflows-examples.md).
    private static let argosay = #"""
        #!/bin/sh
        case "$1" in
        '') echo 'hello argosay' ;;
        echo)
            if [ -z "$3" ]; then printf '%s\n' "$2"; exit; fi
            mkdir -p "$(dirname "$3")" && printf '%s' "$2" > "$3" ;;
        cat) shift; exec cat -- "$@" ;;
        sleep)
            case "$2" in
            *ms) exec sleep "$(echo "${2%ms}" | awk '{ print $1 / 1000 }')" ;;
            *) exec sleep "$2" ;;
            esac ;;
        exit) exit "${2:-0}" ;;
        assert_contains) grep -qF -- "$3" "$2" || { echo "$2 does not contain $3" >&2; exit 1; } ;;
        sh) exec "$@" ;;
        *) echo "argosay: there is no '$1'" >&2; exit 1 ;;
        esac
        """#
}
