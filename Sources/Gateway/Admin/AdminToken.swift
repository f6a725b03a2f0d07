import Foundation

/// What the admin API asks of its callers: on a machine with other users loopback alone keeps nobody out.
///
/// The gateway leaves it where only its own user can read it, one file for each port, and takes the file away when it
/// stops; the command line of the same user finds it there.
package struct AdminToken: Sendable, Hashable {
    package let text: String

    package init(_ text: String) { self.text = text }

    /// Shorter ones could be guessed.
    package static let minimumLength = 16

    /// Where the tokens of this user's gateways are; `SIGNALBOX_RUNTIME_DIR` names another place.
    private static var directory: URL {
        let environment = ProcessInfo.processInfo.environment
        if let named = environment["SIGNALBOX_RUNTIME_DIR"] { return URL(filePath: named) }
        let base = environment["XDG_RUNTIME_DIR"] ?? FileManager.default.temporaryDirectory.path
        return URL(filePath: base).appending(path: "signalbox-\(getuid())")
    }

    /// Where the token of the gateway with this port is left.
    static func file(port: Int) -> URL { directory.appending(path: "admin-\(port).token") }

    /// The token of the gateway whose admin API has this port; nil when this user runs none there.
    package static func known(port: Int) -> AdminToken? {
        guard isOurs(directory), let text = try? String(contentsOf: file(port: port), encoding: .utf8) else {
            return nil
        }
        return AdminToken(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Reads a token that the user keeps in a file.
    package static func read(_ path: String) throws(StartRefusal) -> AdminToken {
        let text: String
        do { text = try String(contentsOfFile: path, encoding: .utf8) } catch {
            throw StartRefusal("the admin token cannot be read from \(path): \(error.localizedDescription)")
        }
        let token = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard token.utf8.count >= minimumLength, token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw StartRefusal(
                "the admin token in \(path) is no line of at least \(minimumLength) letters, digits and signs: "
                    + "write one, for example with: openssl rand -hex 32"
            )
        }
        return AdminToken(token)
    }

    /// Leaves the token for the command line.
    func leave(port: Int) throws(StartRefusal) {
        let directory = Self.directory
        do {
            try FileManager.default.createDirectory(
                at: directory,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            guard Self.isOurs(directory) else { throw CocoaError(.fileWriteNoPermission) }
            // Made anew, so that it has these rights from its first byte.
            let file = Self.file(port: port)
            if FileManager.default.fileExists(atPath: file.path) { try FileManager.default.removeItem(at: file) }
            let isMade = FileManager.default.createFile(
                atPath: file.path,
                contents: Data(text.utf8),
                attributes: [.posixPermissions: 0o600]
            )
            guard isMade else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            throw StartRefusal(
                "the admin token cannot be kept in \(directory.path) (\(error.localizedDescription)): make it a directory "
                    + "of your own that others cannot open, or name another one in SIGNALBOX_RUNTIME_DIR"
            )
        }
    }

    /// Takes it away; a file that is gone already, or belongs to a gateway that came after, stays as it is.
    func withdraw(port: Int) {
        guard Self.known(port: port) == self else { return }
        _ = unlink(Self.file(port: port).path)
    }

    /// A directory, no link to one, that belongs to this user and that nobody else may enter.
    private static func isOurs(_ directory: URL) -> Bool {
        var status = stat()
        guard lstat(directory.path, &status) == 0 else { return false }
        return status.st_mode & S_IFMT == S_IFDIR && status.st_uid == getuid() && status.st_mode & 0o077 == 0
    }
}
