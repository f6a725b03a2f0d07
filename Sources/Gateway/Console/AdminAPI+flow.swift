import Buses
import EventData
import Hummingbird
import NIOCore
import ServiceLifecycle

extension AdminAPI {
    /// Between two pictures of a stream.
    private static var flowInterval: Duration { .seconds(1) }
    /// Newest events that go with a picture: what came in between is counted, not listed.
    private static var flowEvents: Int { 10 }

    func addFlowRoutes(to router: Router<BasicRequestContext>) {
        router.get("/api/flow") { request, _ in
            Response.json(try await flow(containing: request.uri.queryParameters["search"].map(String.init) ?? ""))
        }
        // Server-sent events: however much goes through, a reader gets one picture a second.
        router.get("/api/flow/stream") { request, _ in
            let search = request.uri.queryParameters["search"].map(String.init) ?? ""
            return Response(
                status: .ok,
                headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
                body: flows(containing: search)
            )
        }
    }

    private func flow(containing search: String) async throws -> JSON {
        let picture = FlowPicture(running: running, metrics: metrics, scrape: scrape)
        var json = await picture.json(containing: search, at: clock.now())
        let newest = try await bus.events(matching: EventQuery(limit: Self.flowEvents))
        json["events"] = .array(newest.map { $0.summary })
        return json
    }

    private func flows(containing search: String) -> ResponseBody {
        ResponseBody { writer in
            while !Task.isCancelled, !Task.isShuttingDownGracefully {
                let message: String
                do { message = "event: flow\ndata: \(try await flow(containing: search).text)\n\n" } catch let error
                    as BusError
                {
                    let problem: JSON = ["error": .string(error.text)]
                    message = "event: problem\ndata: \(problem.text)\n\n"
                }
                try await writer.write(ByteBuffer(string: message))
                try await Task.sleep(for: Self.flowInterval)
            }
            try await writer.finish(nil)
        }
    }
}
