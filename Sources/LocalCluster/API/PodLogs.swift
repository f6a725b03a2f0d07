import EventData
import Glibc
import Hummingbird
import NIOCore

/// What the containers of pods printed, from the files of whoever runs them.
struct PodLogs: Sendable {
    /// Between two looks at a file that grows.
    private static let interval = Duration.milliseconds(100)
    private static let pieceBytes = 64 << 10

    let place: (@Sendable (String, String, String, String?) -> String)?
    let store: ObjectStore

    /// What is asked for of one log.
    struct Wish: Sendable {
        let path: String
        let address: ObjectAddress
        let follows: Bool
        let tailLines: Int?
        let limitBytes: Int
    }

    /// - Throws: `APIFailure` for a container that there is not, and for what is not kept.
    func wish(_ address: ObjectAddress, _ parameters: QueryParameters) async throws -> Wish {
        let pod = try await store.read { transaction in
            guard let pod = try transaction.viewed(address) else { throw address.notFound }
            return pod
        }
        for name in ["timestamps", "previous"] where parameters.isSet(name) {
            throw APIFailure.badRequest("\(name) is not kept here; leave it out")
        }
        for name in ["sinceSeconds", "sinceTime"] where parameters[name] != nil {
            throw APIFailure.badRequest("the times of lines are not kept here; leave \(name) out")
        }
        let name = pod.name ?? ""
        func names(_ field: String) -> [String] {
            pod.at("spec", field)?.array?.compactMap { $0["name"]?.string } ?? []
        }
        let wanted = parameters["container"] ?? ""
        let isBeginning = names("initContainers").contains(wanted)
        guard wanted.isEmpty || isBeginning || names("containers").contains(wanted) else {
            throw APIFailure.badRequest("container \(wanted) is not valid for pod \(name)")
        }
        let owner = pod.at("metadata", "ownerReferences")?.array?.first?["name"]?.string ?? ""
        guard let place else { throw APIFailure.badRequest("no workflows run here, so there are no logs") }
        return Wish(
            path: place(address.namespace ?? "", owner, name, isBeginning ? wanted : nil),
            address: address,
            follows: parameters.isSet("follow"),
            tailLines: try parameters.count("tailLines"),
            limitBytes: try parameters.count("limitBytes") ?? .max
        )
    }

    /// The log's bytes, until the pod has ended where they are followed.
    func write(_ wish: Wish, to writer: inout any ResponseBodyWriter) async throws {
        var file = GrowingFile(wish.path)
        if let lines = wish.tailLines { file.skip(toLast: lines) }
        var rest = wish.limitBytes
        while rest > 0 {
            // What is written before the end is read after it.
            let goesOn = wish.follows ? try await isRunning(wish.address) : false
            while rest > 0, let piece = file.next(Self.pieceBytes) {
                let bytes = piece.prefix(rest)
                rest -= bytes.count
                try await writer.write(ByteBuffer(bytes: bytes))
            }
            guard goesOn else { return }
            try await Task.sleep(for: Self.interval)
        }
    }

    private func isRunning(_ address: ObjectAddress) async throws -> Bool {
        let pod = try await store.read { try $0.viewed(address) }
        return ["Pending", "Running"].contains(pod?.at("status", "phase")?.string ?? "")
    }
}

extension APIResponder {
    func log(at address: ObjectAddress, _ parameters: QueryParameters) async throws -> Response {
        let wish = try await logs.wish(address, parameters)
        let body = ResponseBody { [logs] writer in
            var own: any ResponseBodyWriter = writer
            try await logs.write(wish, to: &own)
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: [.contentType: "text/plain", .cacheControl: "no-store"], body: body)
    }
}

/// A file that may not be there yet, and grows.
private struct GrowingFile {
    private static let pieceBytes = 64 << 10

    private let path: String
    private var offset: off_t = 0

    init(_ path: String) { self.path = path }

    /// nil when there is nothing more now.
    mutating func next(_ most: Int) -> [UInt8]? {
        let piece = read(at: offset, most)
        guard !piece.isEmpty else { return nil }
        offset += off_t(piece.count)
        return piece
    }

    /// Leaves out all but the last lines; looks from the end, so that it costs what is kept.
    mutating func skip(toLast lines: Int) {
        let size = size
        offset = size
        var (end, rest) = (size, lines)
        while end > 0, rest > 0 {
            let start = max(0, end - off_t(Self.pieceBytes))
            let piece = read(at: start, Int(end - start))
            for index in piece.indices.reversed() where piece[index] == UInt8(ascii: "\n") {
                // The very last one closes the last line and begins none.
                guard start + off_t(index) < size - 1 else { continue }
                rest -= 1
                guard rest == 0 else { continue }
                offset = start + off_t(index) + 1
                return
            }
            end = start
        }
        if lines > 0 { offset = 0 }
    }

    private var size: off_t {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return 0 }
        defer { close(descriptor) }
        return max(0, lseek(descriptor, 0, SEEK_END))
    }

    private func read(at place: off_t, _ most: Int) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var piece = [UInt8](repeating: 0, count: most)
        let count = pread(descriptor, &piece, most, place)
        return Array(piece.prefix(max(0, count)))
    }
}
