import Glibc

/// A file that is appended to, made where there is none.
final class WrittenFile: Sendable {
    private let descriptor: Int32

    /// Takes over a file that is open.
    init(taking descriptor: Int32) { self.descriptor = descriptor }

    /// nil when it cannot be opened.
    init?(_ path: String) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        if descriptor < 0 { return nil }
    }

    /// Whether all of it is written.
    @discardableResult
    func write(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
    }

    deinit { _ = Glibc.close(descriptor) }
}

/// A file that is read piece by piece, so that its size costs no memory.
final class ReadFile {
    private static let pieceBytes = 64 << 10
    private let descriptor: Int32

    /// nil when it cannot be opened.
    init?(_ path: String) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { return nil }
    }

    deinit { close(descriptor) }

    /// The beginning of a file; nil when there is none, or it cannot be read.
    static func beginning(of path: String) -> [UInt8]? {
        do throws(Descriptor.Refusal) { return try ReadFile(path)?.next() } catch { return nil }
    }

    /// nil at the end.
    func next() throws(Descriptor.Refusal) -> [UInt8]? {
        var piece = [UInt8](repeating: 0, count: Self.pieceBytes)
        while true {
            let count = read(descriptor, &piece, piece.count)
            if count >= 0 { return count > 0 ? Array(piece.prefix(count)) : nil }
            guard errno == EINTR else { throw .last }
        }
    }
}
