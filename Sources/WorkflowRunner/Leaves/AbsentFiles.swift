package import FoundationEssentials
package import Logging

// What may be gone already, or never was there. That alone is no failure; all else is told to the operator, since
// nobody waits for the answer.
extension FileManager {
    func removeIfThere(_ path: String, _ logger: Logger) {
        do { try removeIfThere(path) } catch { Self.tell("a file cannot be removed", path, error, logger) }
    }

    func removeIfThere(_ path: String) throws {
        do { try removeItem(atPath: path) } catch let error as CocoaError where error.code == .fileNoSuchFile {}
    }

    /// The names in a directory; none where there is no such directory.
    func namesIfThere(in directory: String, _ logger: Logger) -> [String] {
        do { return try contentsOfDirectory(atPath: directory) } catch {
            let code = (error as? CocoaError)?.code
            if code != .fileReadNoSuchFile, code != .fileNoSuchFile {
                Self.tell("a directory cannot be read", directory, error, logger)
            }
            return []
        }
    }

    /// Removes a directory also where a step has taken our right to change directories in it.
    package func removeWhole(_ path: String, _ logger: Logger) {
        do { return try removeIfThere(path) } catch {
            guard FileKind(path) == .directory else {
                return Self.tell("a file cannot be removed", path, error, logger)
            }
        }
        do {
            for part in try subpathsOfDirectory(atPath: path) where FileKind("\(path)/\(part)") == .directory {
                try setAttributes([.posixPermissions: 0o700], ofItemAtPath: "\(path)/\(part)")
            }
        } catch { Self.tell("a directory cannot be opened to be removed", path, error, logger) }
        removeIfThere(path, logger)
    }

    /// A directory for the gateway's user alone, with its parents.
    func makePrivateDirectory(_ path: String) throws {
        try createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    private static func tell(_ problem: Logger.Message, _ path: String, _ error: any Error, _ logger: Logger) {
        logger.warning(problem, metadata: ["path": "\(path)", "reason": "\(error)"])
    }
}
