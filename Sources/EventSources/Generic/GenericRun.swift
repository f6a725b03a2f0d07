import EventData
import Logging
import Manifests
import NIOCore
import NIOPosix
import NIOSSL

/// A generic source at work: connects, takes messages, and connects anew when a stream ends; until cancelled.
struct GenericRun: Sendable {
    private static let logger = Logger(label: "signalbox.generic")
    /// How often it says how it is.
    private static let interval = Duration.seconds(1)

    let source: GenericSource
    let target: EventingTarget
    let context: SourceContext
    let progress: GenericProgress

    var runtime: any SourceRuntime { context.runtime }

    init(source: GenericSource, target: EventingTarget, context: SourceContext) {
        self.source = source
        self.target = target
        self.context = context
        progress = GenericProgress(for: context.runtime)
    }

    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await keepConnected() }
            group.addTask { try await watch() }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func watch() async throws {
        while true {
            let snapshot = progress.snapshot
            let problem = snapshot.problem(at: runtime.now(), target)
            let status = SourceStatus(problem: problem, facts: snapshot.facts(of: source, target))
            await context.report(status, kind: GenericSource.kind)
            try await runtime.sleep(for: Self.interval)
        }
    }

    private func keepConnected() async throws {
        var failures = 0
        while true {
            let end = try await follow()
            failures = progress.snapshot.isSteady(at: runtime.now()) ? 1 : failures + 1
            progress.change { $0.end(because: end.reason) }
            if end.isOversize { progress.change { $0.lost += 1 } }
            let wait = source.wait(after: failures, random: Double.random(in: 0..<1))
            Self.logger.warning(
                "event stream ended, will be asked for again",
                metadata: facts(["reason": "\(end.reason)", "wait": "\(wait)"])
            )
            try await runtime.sleep(for: wait)
        }
    }

    // MARK: One stream

    private func follow() async throws -> EventingEnd {
        let stream: EventingStream
        do { stream = try await self.stream() } catch {
            try Task.checkCancellation()
            return EventingEnd(error, EventingSigns(), target)
        }
        return try await stream.follow { step in
            let now = runtime.now()
            progress.change { $0.note(step, at: now) }
        } message: { message in
            try await take(message)
        }
    }

    /// Secrets are read for each stream anew, so that a rotated one is taken up.
    private func stream() async throws -> EventingStream {
        EventingStream(
            target: target,
            request: EventingRequest(name: context.eventName, config: Array(source.config.utf8)),
            token: try await token(),
            tls: source.isPlaintext ? nil : try await tls()
        )
    }

    private func token() async throws -> String? {
        guard let selector = source.token else { return nil }
        let token = try await context.bytes(of: selector, for: "\(target)")
        guard token.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            let name = "Secret \(selector.name), key \(selector.key),"
            throw UnusableSecret(description: "\(name) holds what no header may hold; write the token alone")
        }
        return String(decoding: token, as: UTF8.self)
    }

    private func tls() async throws -> NIOSSLContext {
        let trust = try await source.tls?.read(in: context, for: "\(target)") ?? ProviderTrust()
        // The system's authorities are read from its disk.
        return try await NIOThreadPool.singleton.runIfActive {
            do {
                var configuration = try trust.configuration
                configuration.applicationProtocols = ["h2"]
                configuration.minimumTLSVersion = .tlsv12
                // A peer that does not say goodbye is not waited for when the source is to stop.
                configuration.shutdownTimeout = .milliseconds(200)
                return try NIOSSLContext(configuration: configuration)
            } catch {
                // The error may quote what was read, which is a secret; its type alone says enough.
                throw UnusableSecret(
                    description: "the certificates or the key that tls names cannot be used (\(type(of: error))); "
                        + "put PEM texts that belong together into the Secrets"
                )
            }
        }
    }

    // MARK: One message

    /// Returns when the message is durable, or put aside.
    private func take(_ message: [UInt8]) async throws {
        let number = progress.change { state in
            state.messages += 1
            return state.messages
        }
        let payload = GenericPayload(source: source, position: "\(target)#\(number)")
        do {
            switch payload.item(of: message) {
            case .event(let emission): try await store(emission, payload)
            case .poison(let record): try await putAside(record)
            }
        } catch {
            progress.change { $0.lost += 1 }
            let facts = facts(["position": "\(payload.position)", "reason": "the source stops"])
            Self.logger.error("message could not be stored and is lost", metadata: facts)
            throw error
        }
    }

    private func store(_ emission: Emission, _ payload: GenericPayload) async throws {
        while true {
            do throws(EmitError) {
                _ = try await context.emit(emission)
                progress.change { $0.waitsFor = nil }
                return
            } catch {
                switch error {
                case .unavailable(let reason, let wait), .full(let reason, let wait):
                    try await self.wait(because: reason, for: wait)
                case .tooLarge(let limit):
                    let reason = "the event would be larger than \(limit) bytes, the most that is stored; send less"
                    return try await putAside(payload.poison(emission.payload, because: reason))
                }
            }
        }
    }

    private func putAside(_ record: PoisonRecord) async throws {
        while true {
            do throws(EmitError) {
                try await context.quarantine(record)
                break
            } catch {
                switch error {
                case .unavailable(let reason, let wait), .full(let reason, let wait):
                    try await self.wait(because: reason, for: wait)
                case .tooLarge(let limit):
                    // It must not be lost, so the stream stands still and says why.
                    let reason = "message \(record.position) is larger than the \(limit) bytes of the quarantine"
                    try await self.wait(because: reason, for: .seconds(30))
                }
            }
        }
        progress.change {
            $0.quarantined += 1
            $0.waitsFor = nil
        }
        let facts = facts(["position": "\(record.position)", "reason": "\(record.reason)"])
        Self.logger.warning("message put into quarantine", metadata: facts)
    }

    /// Meanwhile the server's messages wait at the server, but for what fits into the connection.
    private func wait(because reason: String, for wait: Duration) async throws {
        let isNews = progress.change { state in
            defer { state.waitsFor = reason }
            return state.waitsFor != reason
        }
        if isNews { Self.logger.warning("messages wait", metadata: facts(["reason": "\(reason)"])) }
        try await runtime.sleep(for: max(wait, .milliseconds(100)))
    }

    private func facts(_ more: Logger.Metadata) -> Logger.Metadata {
        more.merging(["eventsource": "\(context.source)", "event.name": "\(context.eventName)"]) { fact, _ in fact }
    }
}
