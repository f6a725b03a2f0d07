import Foundation
package import Manifests

/// Reads manifests from files, directories (their `.yaml` and `.yml`, subdirectories too) and standard input (`-`).
///
/// Tests that lie beside them (`SensorTestFile`) are no manifests.
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
        guard isDirectory.boolValue else { return [path] }
        return try yaml(in: path).filter { !isTest($0) && !$0.hasSuffix(SensorTestFile.goldenSuffix) }
    }

    private static func read(_ path: String) throws(StartRefusal) -> [ManifestText] {
        if path == "-" {
            let data = FileHandle.standardInput.readDataToEndOfFile()
            return [try manifest(data, file: "stdin")]
        }
        var texts: [ManifestText] = []
        for file in try files(of: path) { texts.append(try text(of: file)) }
        return texts
    }

    /// One file.
    static func text(of file: String) throws(StartRefusal) -> ManifestText {
        try manifest(Data(try bytes(of: file)), file: file)
    }

    static func bytes(of file: String) throws(StartRefusal) -> [UInt8] {
        do { return Array(try Data(contentsOf: URL(fileURLWithPath: file))) } catch {
            throw StartRefusal("cannot read \(file): \(error.localizedDescription)")
        }
    }

    package static func write(_ text: String, to file: String) throws(StartRefusal) {
        do { try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic) } catch {
            throw StartRefusal("cannot write \(file): \(error.localizedDescription)")
        }
    }

    /// The tests at a path: itself, or those below the directory.
    static func testFiles(of path: String) throws(StartRefusal) -> [String] {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw StartRefusal("no such file or directory: \(path); name the files or directories with your tests")
        }
        return isDirectory.boolValue ? try yaml(in: path).filter(isTest) : [path]
    }

    private static func isTest(_ file: String) -> Bool {
        SensorTestFile.suffixes.contains { file.hasSuffix($0) }
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

    private static func yaml(in directory: String) throws(StartRefusal) -> [String] {
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
