import EventData
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL

/// Where API servers ask: `POST /validate` over TLS, and nothing else.
///
/// No question changes anything, dry run or not.
struct AdmissionDoor: Sendable {
    /// An update brings the object twice, no cluster stores one of more than 1.5 MiB, and the rest is the question.
    static let maximumBodyBytes = 4 << 20
    /// An API server has a few connections and keeps them; each may hold one body.
    static let maximumConnections = 128
    /// Questions that wait to be judged, each with its body; past it callers are sent away.
    static let maximumReviews = 64
    /// Of them from one address, so that nobody takes all places.
    static let maximumReviewsOfOne = 32
    /// Questions that are judged side by side: as many as a small machine has cores.
    static let width = 2
    /// For a whole body: API servers send theirs at once, and wait 10 seconds for everything unless told otherwise.
    static let bodyTime = Duration.seconds(5)
    /// A connection without any request; longer than the 90 seconds after which API servers close theirs.
    static let idleTime = TimeAmount.minutes(5)

    let judge: AdmissionJudge
    let served: ServedCertificate
    let meter: AdmissionMeter
    let logger: Logger
    private let turns = Turnstile(width: width)
    private let reviews = ReviewPlaces()

    init(_ judge: AdmissionJudge, _ served: ServedCertificate, _ meter: AdmissionMeter, logger: Logger) {
        self.judge = judge
        self.served = served
        self.meter = meter
        self.logger = logger
    }

    /// Serves until cancelled; there is a certificate to show.
    func run(host: String, port: Int, onListening: @escaping @Sendable (Int) async -> Void) async throws {
        guard let tls = served.configuration() else { preconditionFailure("a door opens with a certificate") }
        var quiet = logger
        quiet.logLevel = max(.warning, logger.logLevel)
        let application = Application(
            responder: CallbackResponder<AddressedContext> { request, context in
                await respond(to: request, from: context.address)
            },
            server: try .tls(.http1(configuration: .init(idleTimeout: Self.idleTime)), tlsConfiguration: tls),
            configuration: .init(
                address: .hostname(host, port: port),
                availableConnectionsDelegate: MaximumAvailableConnections(Self.maximumConnections)
            ),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? port) },
            logger: quiet
        )
        do {
            try await runUntilCancelled(quiet) { try await application.run() }
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw StartRefusal("\(host):\(port) is in use by another program: stop it, or choose another --port")
        }
    }

    private func respond(to request: Request, from address: String) async -> Response {
        guard request.uri.path == "/validate" else {
            return Response.problem(.notFound, "\(request.uri.path) is not served here; use POST /validate")
        }
        guard request.method == .post else {
            var response = Response.problem(.methodNotAllowed, "\(request.method) /validate is not served; use POST")
            response.headers[.allow] = "POST"
            return response
        }
        let type = (request.headers[.contentType] ?? "").prefix { $0 != ";" && $0 != " " }.lowercased()
        guard type == "application/json" else {
            return Response.problem(.unsupportedMediaType, "the content type is '\(type)'; send application/json")
        }
        if let limit = reviews.take(for: address) {
            return refuse(.serviceUnavailable, "as many questions as may be wait already (\(limit)); ask again later")
        }
        defer { reviews.leave(address) }
        return await answer(to: request)
    }

    private func answer(to request: Request) async -> Response {
        let body: [UInt8]
        switch await Self.body(of: request) {
        case .whole(let bytes): body = bytes
        case .tooLarge:
            let limit = "\(Self.maximumBodyBytes) bytes (maximumBodyBytes)"
            return refuse(.contentTooLarge, "the body has more than \(limit); store smaller objects")
        case .broken: return refuse(.badRequest, "the body ended early or took too long; send it again")
        }
        await turns.enter()
        let judged = await offCooperativePool { [judge] in judge.judged(body) }
        await turns.leave()
        switch judged {
        case .success(let (review, verdict)):
            meter.count(review, isAllowed: verdict.isAllowed)
            log(verdict, of: review)
            return Response.json(verdict.answer(to: review))
        case .failure(let problem): return refuse(.badRequest, problem.message)
        }
    }

    private func refuse(_ status: HTTPResponse.Status, _ message: String) -> Response {
        meter.countRefusal()
        return Response.problem(status, message)
    }

    private func log(_ verdict: AdmissionVerdict, of review: AdmissionReview) {
        guard !verdict.isAllowed else { return }
        logger.info(
            "refused an object",
            metadata: [
                "object": "\(review.kind) \(review.namespace)/\(review.name)", "problems": "\(verdict.problems.count)",
            ]
        )
    }

    private enum Body: Sendable {
        case whole([UInt8])
        case tooLarge, broken
    }

    private static func body(of request: Request) async -> Body {
        await withTaskGroup(of: Body.self) { group in
            group.addTask {
                do {
                    let buffer = try await request.body.collect(upTo: maximumBodyBytes)
                    return .whole(Array(buffer: buffer))
                } catch is NIOTooManyBytesError { return .tooLarge } catch let error as any HTTPResponseError {
                    return error.status == .contentTooLarge ? .tooLarge : .broken
                } catch { return .broken }
            }
            group.addTask {
                // Only the wait's end matters, whichever way it ends.
                try? await Task.sleep(for: bodyTime)
                return .broken
            }
            defer { group.cancelAll() }
            return await group.next() ?? .broken
        }
    }
}

extension AdmissionJudge {
    fileprivate func judged(_ body: [UInt8]) -> Result<(AdmissionReview, AdmissionVerdict), AdmissionReview.Unreadable>
    {
        Result { () throws(AdmissionReview.Unreadable) in
            let review = try AdmissionReview(parsing: body)
            return (review, verdict(on: review))
        }
    }
}
