import Foundation
import Logging

/// A certificate and its key in two PEM files, as a mounted Secret has them; they are read again when they change.
///
/// A mounted Secret is a link that is exchanged, so names, sizes, times and inodes are compared, as for manifests.
struct CertificateFiles: Sendable {
    /// Between two looks.
    static let interval = Duration.seconds(1)
    /// A chain of certificates and a key are a few thousand bytes; nobody's larger file is read into memory.
    static let maximumBytes = 1 << 20

    let certificate: String
    let key: String

    /// - Throws: `StartRefusal` when they cannot be used; it quotes nothing that was read.
    func read() async throws(StartRefusal) -> ServedCertificate.Pair {
        let (certificate, key) = (certificate, key)
        return try await offCooperativePool { () throws(StartRefusal) in
            let texts = (try Self.bytes(of: certificate), try Self.bytes(of: key))
            do { return try ServedCertificate.Pair(chain: texts.0, key: texts.1) } catch {
                // The error may quote what was read, which is a secret; its type alone says enough.
                throw StartRefusal(
                    "\(certificate) and \(key) cannot be used (\(type(of: error))); put a PEM certificate chain and the "
                        + "PEM private key that belongs to it there"
                )
            }
        }
    }

    /// Shows what is in the files whenever they change, until cancelled; what cannot be used changes nothing.
    func keep(_ served: ServedCertificate, logger: Logger) async {
        var seen: [FileStamp] = []
        while !Task.isCancelled {
            let now = await stamps()
            if now != seen {
                do throws(StartRefusal) {
                    let pair = try await read()
                    // Changed while they were read: one may be old and the other new.
                    if await stamps() == now {
                        seen = now
                        if served.show(pair) {
                            logger.info("shows a new certificate", metadata: ["end": "\(pair.end)"])
                        }
                    }
                } catch {
                    seen = now
                    logger.error("the old certificate is kept", metadata: ["reason": "\(error.message)"])
                }
            }
            do { try await Task.sleep(for: Self.interval) } catch { return }
        }
    }

    private func stamps() async -> [FileStamp] {
        let paths = [certificate, key]
        return await offCooperativePool { paths.map(FileStamp.init) }
    }

    private static func bytes(of path: String) throws(StartRefusal) -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw StartRefusal("cannot read \(path); put the PEM file there, or name another one")
        }
        let result = Result { try handle.read(upToCount: maximumBytes + 1) ?? Data() }
        guard case .success(let data) = result, data.count <= maximumBytes else {
            throw StartRefusal("cannot read \(path): it is no file of at most \(maximumBytes) bytes")
        }
        return Array(data)
    }
}
