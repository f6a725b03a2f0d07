import Glibc

/// What is at a path.
enum FileKind: Sendable {
    case file, directory, link, other

    /// What is there itself, also when it is a link; nil for nothing.
    init?(_ path: String) {
        var facts = stat()
        guard lstat(path, &facts) == 0 else { return nil }
        self.init(facts)
    }

    init(_ facts: stat) {
        switch facts.st_mode & S_IFMT {
        case S_IFREG: self = .file
        case S_IFDIR: self = .directory
        case S_IFLNK: self = .link
        default: self = .other
        }
    }

    /// What is where the path leads.
    static func following(_ path: String) -> FileKind? {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        return FileKind(facts)
    }

    /// What a link says; nil when it is none.
    static func linkTarget(_ path: String) -> String? {
        var text = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &text, text.count)
        guard count > 0 else { return nil }
        return String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
