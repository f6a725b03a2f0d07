import Foundation
package import Manifests

/// Reads manifests from files, directories (their `.yaml` and `.yml`, subdirectories too) and standard input (`-`).
package enum ManifestFiles {
    static let extensions: Set<String> = ["yaml", "yml"]

    /// - Throws: `StartRefusal` naming the first path that cannot be read.
    package static func read(_ paths: [String]) throws(StartRefusal) -> [ManifestText] {
        var texts: [ManifestText] = []
        for path in paths { texts += try read(path) }
        return texts
    }

    /// The files that are read for a path: itself, or the manifests below the directory.
    static func files(of path: String) throws(StartRefusal) -> [String] {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw StartRefusal("no such file or directory: \(path); name the files or directories with your manifests")
        }
        return isDirectory.boolValue ? try manifests(in: path) : [path]
    }

    private static func read(_ path: String) throws(StartRefusal) -> [ManifestText] {
        if path == "-" {
            let data = FileHandle.standardInput.readDataToEndOfFile()
            return [try manifest(data, file: "stdin")]
        }
        let files = try files(of: path)
        var texts: [ManifestText] = []
        for file in files {
            let data: Data
            do { data = try Data(contentsOf: URL(fileURLWithPath: file)) } catch {
                throw StartRefusal("cannot read \(file): \(error.localizedDescription)")
            }
            texts.append(try manifest(data, file: file))
        }
        return texts
    }

    /// Anything but UTF-8 would be read as other names and values than those written.
    private static func manifest(_ data: Data, file: String) throws(StartRefusal) -> ManifestText {
        if let text = String(validating: data, as: UTF8.self) { return ManifestText(file: file, text: text) }
        throw StartRefusal(
            "\(file) is not UTF-8 text",
            diagnostics: [
                Diagnostic(
                    at: Place(file: file, line: lineOfDamage(in: data), column: 1),
                    problem: "this line is not UTF-8 text",
                    fix: "save the file as UTF-8, without another encoding such as UTF-16 or Latin-1"
                )
            ]
        )
    }

    private static func lineOfDamage(in data: Data) -> Int {
        let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
    }

    private static func manifests(in directory: String) throws(StartRefusal) -> [String] {
        do {
            return try FileManager.default.subpathsOfDirectory(atPath: directory)
                .filter {
                    extensions.contains(($0 as NSString).pathExtension) && !$0.contains("/.") && !$0.hasPrefix(".")
                }
                .sorted()
                .map { (directory as NSString).appendingPathComponent($0) }
        } catch { throw StartRefusal("cannot read \(directory): \(error.localizedDescription)") }
    }
}
