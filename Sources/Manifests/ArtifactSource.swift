/// The members of a `source`, in the order in which Argo Events looks for them (spec/sensor.md §6).
package enum ArtifactSource: String, Sendable, CaseIterable {
    case s3, inline, file, url, git, configmap, resource
}

/// What is refused in the fields of `source.git`, in a manifest and again when an event may have written them.
package enum GitField {
    /// The first text in a path that could lead out of the repository; nil when there is none.
    package static func forbiddenText(inPath path: String) -> String? { ["..", "~", "\\"].first(where: path.contains) }

    /// Whether git takes the text for the name of a branch, tag or ref, or for a commit, and for nothing else.
    package static func isReference(_ name: String) -> Bool {
        guard let first = name.first, first != "-", first != "+", first != "/" else { return false }
        if name.contains("..") || name.contains("@{") { return false }
        return name.unicodeScalars.allSatisfy {
            $0.value > 0x20 && $0.value != 0x7F && !":~^?*[\\".unicodeScalars.contains($0)
        }
    }

    /// Whether a repository's address uses one of the three ways that are open: http, https and ssh.
    package static func isAddress(_ url: String) -> Bool {
        if url.hasPrefix("-") || url.contains("\n") { return false }
        if let scheme = url.firstRange(of: "://") {
            return ["http", "https", "ssh"].contains(url[..<scheme.lowerBound].lowercased())
        }
        // git@host:path, ssh's short form; a slash before the colon would make it a path of this machine.
        guard let colon = url.firstIndex(of: ":"), !url[..<colon].contains("/") else { return false }
        return colon > url.startIndex && !url[url.index(after: colon)...].hasPrefix(":")
    }
}
