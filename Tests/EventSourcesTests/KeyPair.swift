import Foundation

/// A certificate signed by itself and its private key, made for one test by the `openssl` command.
struct KeyPair {
    /// PEM.
    let certificate: String
    /// PEM.
    let key: String

    /// Makes one with an algorithm of `openssl req -newkey`.
    static func make(_ algorithm: String = "rsa:2048", for name: String = "localhost") throws -> KeyPair {
        let folder = FileManager.default.temporaryDirectory.appending(path: "signalbox-key-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let openssl = Process()
        openssl.executableURL = URL(filePath: "/usr/bin/openssl")
        openssl.currentDirectoryURL = folder
        openssl.standardError = FileHandle.nullDevice
        let curve = algorithm == "ec" ? ["-pkeyopt", "ec_paramgen_curve:prime256v1"] : []
        openssl.arguments =
            ["req", "-x509", "-newkey", algorithm] + curve + ["-nodes", "-days", "1", "-subj", "/CN=\(name)"]
            + ["-addext", "subjectAltName=DNS:\(name)", "-keyout", "key", "-out", "crt"]
        try openssl.run()
        openssl.waitUntilExit()
        let certificate = try String(contentsOf: folder.appending(path: "crt"), encoding: .utf8)
        let key = try String(contentsOf: folder.appending(path: "key"), encoding: .utf8)
        try FileManager.default.removeItem(at: folder)
        return KeyPair(certificate: certificate, key: key)
    }
}
