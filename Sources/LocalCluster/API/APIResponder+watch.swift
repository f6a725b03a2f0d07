import EventData
import Hummingbird
import NIOCore

/// How a client wants to watch.
struct WatchOptions: Sendable {
    /// Ends a watch whose client named no time, so that one left behind does not stay for ever.
    static let longestWatch: Duration = .seconds(1_800)
    /// Between two bookmarks; short enough to notice a client that vanished.
    static let bookmarkInterval: Duration = .seconds(30)

    /// nil starts with all objects.
    let version: Int?
    let timeout: Duration
    let wantsBookmarks: Bool

    /// - Throws: `APIFailure` 400 for values that cannot be read, 422 for streamed lists.
    init(_ parameters: QueryParameters) throws {
        if parameters.isSet("sendInitialEvents") {
            // Clients that try this fall back to a list and a watch when it is refused.
            throw APIFailure(
                code: 422,
                reason: "Invalid",
                message: "sendInitialEvents is not supported: list, then watch"
            )
        }
        let version = try parameters.count("resourceVersion") ?? 0
        self.version = version == 0 ? nil : version
        // Zero is how some clients say that they name no time.
        let seconds = try parameters.count("timeoutSeconds") ?? 0
        timeout = seconds == 0 ? Self.longestWatch : min(.seconds(seconds), Self.longestWatch)
        wantsBookmarks = parameters.isSet("allowWatchBookmarks")
    }
}

extension APIResponder {
    /// A response that goes on until the client leaves, the time is over, or the server stops.
    func watch(
        _ query: ObjectQuery,
        _ options: WatchOptions,
        _ representation: Representation
    ) async throws -> Response {
        let store = cluster.store
        let watch = try await store.watch(WatchFilter(query: query), after: options.version)
        let lines = WatchLines(definition: query.definition, representation: representation)
        let body = ResponseBody { writer in
            defer { store.watches.close(watch.id) }
            for event in watch.past { try await writer.write(lines.line(event)) }
            try await withThrowingTaskGroup { group in
                group.addTask { try await keepTime(of: watch, options, in: store.watches) }
                for await event in watch.live { try await writer.write(lines.line(event)) }
                group.cancelAll()
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: body
        )
    }
}

/// Bookmarks at intervals, and the end of the watch when its time is over.
private func keepTime(of watch: Watch, _ options: WatchOptions, in watches: WatchHub) async throws {
    let end = ContinuousClock.now + options.timeout
    while ContinuousClock.now < end {
        try await Task.sleep(for: min(WatchOptions.bookmarkInterval, end - .now))
        if options.wantsBookmarks { watches.bookmark(watch.id) }
    }
    watches.close(watch.id)
}

/// Events as lines of JSON.
private struct WatchLines: Sendable {
    let definition: ResourceDefinition
    let representation: Representation

    func line(_ event: WatchEvent) -> ByteBuffer {
        var buffer = ByteBuffer()
        switch event {
        case .change(let kind, let object):
            write(kind.rawValue, representation.document(object, of: definition), to: &buffer)
        case .bookmark(let version):
            let object: JSON = [
                "kind": .string(definition.kind), "apiVersion": .string(definition.apiVersion),
                "metadata": ["resourceVersion": .string(String(version)), "creationTimestamp": .null],
            ]
            write("BOOKMARK", object, to: &buffer)
        }
        return buffer
    }

    private func write(_ type: String, _ object: JSON, to buffer: inout ByteBuffer) {
        let event: JSON = ["type": .string(type), "object": object]
        buffer.writeBytes(event.bytes)
        buffer.writeInteger(UInt8(ascii: "\n"))
    }
}
