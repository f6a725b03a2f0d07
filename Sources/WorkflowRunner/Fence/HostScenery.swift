import FoundationEssentials
import Glibc
import Logging

/// What of the machine a fence shows: programs, libraries and settings, and nothing of anybody's own (decision 0049).
struct HostScenery: Sendable, Hashable {
    /// Directories of the machine itself; homes, `/run`, `/var`, `/srv` and all else stay outside.
    private static let shown = [
        "/bin", "/etc", "/lib", "/lib32", "/lib64", "/libx32", "/nix", "/opt", "/sbin", "/usr",
    ]
    /// Where the fence looks for programs.
    static let searchPath = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"]
    /// Where some are root's alone.
    private static let withSettings = ["/etc", "/opt", "/usr/local"]
    /// Deeper than settings are kept.
    private static let deepestSetting = 6

    /// A directory with more that is private is private itself.
    private static let mostPrivate = 20

    /// Real directories, and links at the root with what they lead to.
    let directories: [String]
    let links: [(name: String, target: String)]
    /// What the gateway's user may read and others may not; the fence has a void there.
    let hidden: [String: Bool]
    /// Where the settings of the resolver lead, when that is outside.
    let further: [String]
    /// Whether bubblewrap limits what is kept in memory as files (from 0.7 on).
    var hasSizes = true
    private let logger: Logger

    /// `private` are directories of the gateway, wherever they are.
    init(hiding privateDirectories: [String], _ logger: Logger) {
        self.logger = logger
        var directories: [String] = []
        var links: [(name: String, target: String)] = []
        for path in Self.shown {
            if let target = FileKind.linkTarget(path) {
                links.append((path, target))
            } else if FileKind(path) == .directory {
                directories.append(path)
            }
        }
        self.directories = directories
        self.links = links
        var hidden: [String: Bool] = [:]
        if geteuid() == 0 {
            for path in Self.withSettings { Self.gatherPrivate(below: path, depth: 0, into: &hidden, logger) }
        }
        for path in privateDirectories { hidden[path] = true }
        self.hidden = hidden
        let resolver = URL(filePath: "/etc/resolv.conf").resolvingSymlinksInPath().path
        further =
            Self.isBelow(resolver, directories) || !FileManager.default.fileExists(atPath: resolver) ? [] : [resolver]
    }

    /// Whether a path is in the part that is shown.
    func shows(_ path: String) -> Bool { Self.isBelow(path, directories + links.map(\.name)) }

    private static func isBelow(_ path: String, _ directories: [String]) -> Bool {
        directories.contains { path == $0 || path.hasPrefix($0 + "/") }
    }

    /// Root may read what others may not, and so might what it runs.
    private static func gatherPrivate(
        below directory: String,
        depth: Int,
        into hidden: inout [String: Bool],
        _ logger: Logger
    ) {
        guard depth < deepestSetting else { return }
        var own: [String: Bool] = [:]
        for name in FileManager.default.namesIfThere(in: directory, logger) {
            let path = "\(directory)/\(name)"
            var facts = stat()
            guard lstat(path, &facts) == 0 else { continue }
            switch facts.st_mode & S_IFMT {
            case S_IFDIR where facts.st_mode & S_IXOTH == 0: own[path] = true
            case S_IFDIR: gatherPrivate(below: path, depth: depth + 1, into: &hidden, logger)
            case S_IFREG where facts.st_mode & S_IROTH == 0: own[path] = false
            // Who may write there may connect.
            case S_IFSOCK where facts.st_mode & S_IWOTH == 0, S_IFIFO where facts.st_mode & S_IWOTH == 0:
                own[path] = false
            default: break
            }
        }
        // Each is a mount of its own, in every fence.
        if depth > 0, own.count > mostPrivate {
            own = [directory: true]
            for path in hidden.keys where path.hasPrefix(directory + "/") { hidden[path] = nil }
        }
        hidden.merge(own) { $1 }
    }

    static func == (left: HostScenery, right: HostScenery) -> Bool {
        left.directories == right.directories && left.hidden == right.hidden && left.further == right.further
            && left.links.map(\.name) == right.links.map(\.name)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(directories) }
}

// MARK: The fence's arguments

extension HostScenery {
    /// Puts the links at the root into that of a leaf: what is placed below one goes to where it leads.
    func makeLinks(in root: String) throws(LeafProblem) {
        for link in links where FileKind(root + link.name) == nil {
            do {
                try FileManager.default.createSymbolicLink(atPath: root + link.name, withDestinationPath: link.target)
            } catch { throw .error("the link \(link.name) of the step cannot be made: \(error)") }
        }
    }

    /// A path without a link of the root at its beginning.
    func real(_ path: String) -> String {
        guard let link = links.first(where: { path.hasPrefix($0.name + "/") }) else { return path }
        return (link.target.hasPrefix("/") ? "" : "/") + link.target + path.dropFirst(link.name.utf8.count)
    }

    /// What puts the scenery into an empty root.
    ///
    /// Below a directory of which a part is `made` by the leaf, each entry is shown by itself. What is in `root` already
    /// stays as it is.
    func arguments(making made: [String], in root: String) -> [String] {
        var entries = Entries(opened: opened(for: made), made: Set(made.map(real)), root: root)
        for link in links { entries.link(link.name, to: link.target) }
        for directory in directories where hidden[directory] == nil { show(directory, in: &entries) }
        var arguments = entries.arguments
        for path in further where !Self.hasLink(path, in: root) { arguments += ["--ro-bind-try", path, path] }
        for (path, isDirectory) in hidden.sorted(by: { $0.key < $1.key }) {
            // Elsewhere it is not to be seen, and an earlier container may have put a link on the way there.
            let path = real(path)
            guard Self.isBelow(path, entries.whole), FileManager.default.fileExists(atPath: path) else { continue }
            arguments += KernelFiles.hiding(path, isDirectory: isDirectory, hasSizes: hasSizes)
        }
        return arguments
    }

    /// Whether an earlier container of the leaf put a link on a path.
    static func hasLink(_ path: String, in root: String) -> Bool {
        var place = root
        return path.split(separator: "/").contains { name in
            place += "/" + name
            return FileKind(place) == .link
        }
    }

    /// Arguments as they are gathered.
    private struct Entries {
        let opened: Set<String>
        let made: Set<String>
        let root: String
        /// What of the machine is shown with all that it holds.
        var whole: [String] = []
        var arguments: [String] = []

        mutating func link(_ path: String, to target: String) {
            if FileKind(root + path) == nil { arguments += ["--symlink", target, path] }
        }
    }

    private func show(_ path: String, in entries: inout Entries) {
        // Whoever makes what is to be mounted there would follow it.
        if FileKind(entries.root + path) == .link { return }
        guard entries.opened.contains(path) else {
            entries.whole.append(path)
            entries.arguments += ["--ro-bind-try", path, path]
            return
        }
        entries.arguments += ["--dir", path]
        for name in FileManager.default.namesIfThere(in: path, logger).sorted() {
            let entry = "\(path)/\(name)"
            guard hidden[entry] == nil, !entries.made.contains(entry) else { continue }
            if let target = FileKind.linkTarget(entry) {
                entries.link(entry, to: target)
            } else {
                show(entry, in: &entries)
            }
        }
    }

    /// The directories that must be opened so that each of `paths` can be made.
    func opened(for paths: [String]) -> Set<String> {
        var opened: Set<String> = []
        for path in paths {
            // A link at the root leads into a directory that is there under its real name.
            let real = real(path)
            guard Self.isBelow(real, directories) else { continue }
            var parent = real[...]
            while let slash = parent.lastIndex(of: "/"), slash > parent.startIndex {
                parent = parent[..<slash]
                if FileKind(String(parent)) == .directory { opened.insert(String(parent)) }
            }
        }
        return opened
    }

    /// Whether it shows a file at a path, whatever links lead there.
    func has(_ path: String) -> Bool { shows(path) && FileKind.following(path) == .file }

    /// Where a program is that is named without a path; nil when the machine has none.
    func program(_ name: String) -> String? {
        Self.searchPath.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 && FileKind.following($0) == .file }
    }
}
