import AsyncHTTPClient
import EventData
package import Logging
import NIOCore
import NIOHTTP1
import Synchronization

/// Sends spans to a collector by OTLP over HTTP, in JSON; what cannot be sent in time is counted and let go, and nothing waits for it.
package final class TraceExport: Sendable {
    /// Spans that wait for the collector: some megabytes.
    static let maximumWaiting = 8_192
    /// Spans of one request.
    static let batch = 512
    /// Between two requests, unless a batch is full.
    static let interval = Duration.seconds(1)
    /// Between two tries with a collector that does not take them.
    static let retryWait = Duration.seconds(5)
    static let timeLimit = Duration.seconds(10)
    /// When the gateway stops: who waits for that waits for no collector.
    static let lastTimeLimit = Duration.seconds(1)

    private let address: String
    private let logger: Logger
    private let waiting = Mutex<[Span]>([])
    let sent = Counter()
    let dropped = Counter()
    private let resource: JSON

    /// `endpoint` is where the collector is, such as `http://localhost:4318`; `/v1/traces` is added unless it is there.
    package init(endpoint: String, version: String, logger: Logger) {
        var address = endpoint
        while address.hasSuffix("/") { address.removeLast() }
        self.address = address.hasSuffix("/v1/traces") ? address : address + "/v1/traces"
        self.logger = logger
        resource = [
            "attributes": [
                Span.attribute("service.name", "signalbox"), Span.attribute("service.version", version),
            ]
        ]
    }

    func add(_ span: Span) {
        let isFull = waiting.withLock { waiting in
            guard waiting.count < Self.maximumWaiting else { return true }
            waiting.append(span)
            return false
        }
        if isFull { dropped.add() }
    }

    /// Sends until cancelled, and then what is left, once.
    package func run() async {
        let client = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup)
        var hasFailed = false
        while !Task.isCancelled {
            let problem = await sendAll(by: client)
            if let problem, !hasFailed {
                logger.warning(
                    "traces wait for their collector",
                    metadata: ["url": "\(address)", "reason": "\(problem)"]
                )
            } else if problem == nil, hasFailed {
                logger.info("traces are sent again", metadata: ["dropped": "\(dropped.value)"])
            }
            hasFailed = problem != nil
            do { try await Task.sleep(for: hasFailed ? Self.retryWait : Self.interval) } catch { break }
        }
        // Outside this task, which is cancelled by now.
        await Task {
            _ = await self.sendAll(by: client, within: Self.lastTimeLimit)
            do { try await client.shutdown() } catch { self.logger.debug("\(error)") }
        }.value
    }

    /// Why it stopped before all were sent; nil when they are.
    private func sendAll(by client: HTTPClient, within limit: Duration = timeLimit) async -> String? {
        while true {
            let spans = waiting.withLock { Array($0.prefix(Self.batch)) }
            if spans.isEmpty { return nil }
            let problem = await send(spans, by: client, within: limit)
            // They are at the front still: only this loop takes any away.
            guard problem == nil else { return problem }
            waiting.withLock { $0.removeFirst(spans.count) }
        }
    }

    private func send(_ spans: [Span], by client: HTTPClient, within limit: Duration) async -> String? {
        let scope: JSON = ["scope": ["name": "signalbox"], "spans": .array(spans.map(\.json))]
        let body: JSON = ["resourceSpans": [["resource": resource, "scopeSpans": [scope]]]]
        var request = HTTPClientRequest(url: address)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/json")
        request.body = .bytes(ByteBuffer(bytes: body.bytes))
        do {
            let response = try await client.execute(request, timeout: TimeAmount(limit))
            let answer = try await response.body.collect(upTo: 1 << 16)
            if (200..<300).contains(response.status.code) {
                sent.add(spans.count)
                return nil
            }
            let text = String(buffer: answer).prefix(200)
            // What is refused for what it is would be refused again.
            guard [400, 413].contains(response.status.code) else { return "\(response.status) \(text)" }
            logger.warning("traces were refused by their collector", metadata: ["reason": "\(response.status) \(text)"])
            dropped.add(spans.count)
            return nil
        } catch {
            return "\(error)"
        }
    }
}
