import EventData

/// Images whose own command is known, so that a template without one runs: those of Argo's examples.
enum KnownImages {
    /// What to run for an image, by its name without registry and tag.
    private static let programs = ["argoproj/argosay": "argosay"]

    /// Programs that come with the runner, as scripts of the machine's shell.
    static let scripts = ["argosay": argosay]

    static func program(of image: String) -> String? {
        var name = image.prefix { $0 != "@" }
        if let colon = name.lastIndex(of: ":"), !name[colon...].contains("/") { name = name[..<colon] }
        let parts = name.split(separator: "/")
        return programs[parts.suffix(2).joined(separator: "/")]
    }

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
