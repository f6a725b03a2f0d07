import CConsole
import NIOCore

/// A file of the console, built into the program.
struct ConsoleFile: Sendable {
    let name: String
    let type: String
    let content: ByteBuffer

    /// By their names.
    static let all: [String: ConsoleFile] = {
        var files: [String: ConsoleFile] = [:]
        while let file = cconsole_file_at(files.count)?.pointee {
            let name = String(cString: file.name)
            let bytes = UnsafeRawBufferPointer(start: file.bytes, count: file.length)
            precondition(files[name] == nil, "two files of the console are called '\(name)'")
            files[name] = ConsoleFile(
                name: name,
                type: String(cString: file.type),
                content: ByteBuffer(bytes: bytes)
            )
        }
        return files
    }()

    /// The page itself.
    static let page = "index.html"
}
