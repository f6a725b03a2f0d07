/// Cuts a stream of bytes into lines, wherever the chunks end.
package struct LineSplitter: Sendable {
    /// Etcd refuses objects above 1.5 MB; as JSON in a watch they grow, but not beyond this.
    package static let maximumLineBytes = 16 << 20

    /// More bytes than `limitBytes` without a line end.
    package struct TooLong: Error, Equatable {
        package let limitBytes: Int
    }

    private let limitBytes: Int
    private var buffer: [UInt8] = []
    /// Where the next line starts.
    private var start = 0
    /// Bytes before this were searched for a line end already.
    private var searched = 0

    package init(limitBytes: Int = maximumLineBytes) { self.limitBytes = limitBytes }

    package mutating func append(_ bytes: some Sequence<UInt8>) {
        buffer.removeSubrange(..<start)
        searched -= start
        start = 0
        buffer.append(contentsOf: bytes)
    }

    /// The next whole line without its end, empty ones left out; nil when more bytes are needed.
    package mutating func next() throws(TooLong) -> [UInt8]? {
        while let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
            let line = buffer[start..<end]
            guard line.count <= limitBytes else { throw TooLong(limitBytes: limitBytes) }
            start = end + 1
            searched = start
            if !line.isEmpty { return Array(line) }
        }
        searched = buffer.count
        guard buffer.count - start <= limitBytes else { throw TooLong(limitBytes: limitBytes) }
        return nil
    }
}
