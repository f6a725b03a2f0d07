import Foundation

/// The few file operations of these tests.
enum FileManagement {
    static func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    static func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: path) }
}
