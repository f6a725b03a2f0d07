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

    private static func read(_ path: String) throws(StartRefusal) -> [ManifestText] {
        if path == "-" {
            let data = FileHandle.standardInput.readDataToEndOfFile()
            return [ManifestText(file: "stdin", text: String(decoding: data, as: UTF8.self))]
        }
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw StartRefusal("no such file or directory: \(path); name the files or directories with your manifests")
        }
        let files = isDirectory.boolValue ? try manifests(in: path) : [path]
        var texts: [ManifestText] = []
        for file in files {
            do {
                let data = try Data(contentsOf: URL(fileURLWithPath: file))
                texts.append(ManifestText(file: file, text: String(decoding: data, as: UTF8.self)))
            } catch { throw StartRefusal("cannot read \(file): \(error.localizedDescription)") }
        }
        return texts
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
