import Glibc
import Synchronization

/// Random bits of the kernel, fetched for many at a time: a system call for each event's id costs more than the rest of it.
final class RandomReserve: Sendable {
    static let shared = RandomReserve()
    /// As many as `getentropy` gives at once, in words.
    private static let words = 32

    private let ready = Mutex<[UInt64]>([])

    /// 64 bits that nobody was given before.
    func next() -> UInt64 {
        ready.withLock { ready in
            if ready.isEmpty { ready = Self.fetched() }
            return ready.removeLast()
        }
    }

    private static func fetched() -> [UInt64] {
        var fetched = [UInt64](repeating: 0, count: words)
        if fetched.withUnsafeMutableBytes({ getentropy($0.baseAddress, $0.count) == 0 }) { return fetched }
        // Where a sandbox forbids that call, Swift has another way.
        var generator = SystemRandomNumberGenerator()
        for index in fetched.indices { fetched[index] = generator.next() }
        return fetched
    }
}
