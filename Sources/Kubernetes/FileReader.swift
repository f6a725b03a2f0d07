import FoundationEssentials

/// Gives the bytes of a small file (certificates, tokens, a kubeconfig); nil when there is no such file.
package typealias FileReader = @Sendable (_ path: String) throws(KubernetesError) -> [UInt8]?

/// Largest file that is read for a configuration; certificates and tokens are a few kilobytes.
private let maximumFileBytes = 4 << 20

/// Reads a file of the disk; the text of the error names the path, never the content.
@Sendable
package func readFile(_ path: String) throws(KubernetesError) -> [UInt8]? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let content = FileManager.default.contents(atPath: path) else {
        throw .misconfigured("cannot read \(path); check that it is a file and that this user may read it")
    }
    guard content.count <= maximumFileBytes else {
        throw .misconfigured("\(path) has \(content.count) bytes, more than the \(maximumFileBytes) allowed here")
    }
    return Array(content)
}

/// The bytes of a file that must be there.
func required(_ path: String, reading read: FileReader) throws(KubernetesError) -> [UInt8] {
    guard let bytes = try read(path) else { throw .misconfigured("there is no file \(path)") }
    return bytes
}

/// The bytes that a Base64 text stands for, line breaks ignored; nil when it is none.
func base64Decoded(_ text: String) -> [UInt8]? {
    let compact = text.filter { !$0.isWhitespace }
    return Data(base64Encoded: compact).map { Array($0) }
}

func base64Encoded(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
