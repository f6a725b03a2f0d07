import EventData
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// HTTP in front of `ObjectAPI`: paths, content types, status codes.
struct APIResponder: HTTPResponder {
    typealias Context = PeerContext

    let cluster: ObjectAPI
    let logs: PodLogs
    let gate: LoopbackGate
    let logger: Logger

    func respond(to request: Request, context: PeerContext) async throws -> Response {
        do { try gate.admit(request, context) } catch let failure as APIFailure { return Self.response(failure) }
        return try await admitted(request)
    }

    /// The response to a request that may be answered.
    ///
    /// - Throws: `CancellationError`.
    func admitted(_ request: Request) async throws -> Response {
        do {
            return try await answer(request)
        } catch let failure as APIFailure {
            return Self.response(failure)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            // The error may quote an object; its type and the request's path say enough to find the place.
            logger.error(
                "local cluster request failed",
                metadata: ["path": "\(request.uri.path)", "reason": "\(Self.safeDescription(error))"]
            )
            return Self.response(.internalError)
        }
    }

    private func answer(_ request: Request) async throws -> Response {
        let route = try Route(path: request.uri.path)
        if case .objects(let address) = route { return try await answer(request, at: address) }
        guard request.method == .get else { throw APIFailure.methodNotAllowed }
        switch route {
        case .health: return Self.plain("ok")
        case .version: return Self.json(Discovery.version)
        case .coreVersions: return Self.json(Discovery.coreVersions)
        case .groups: return Self.json(Discovery.groupList)
        case .group(let name): return Self.json(Discovery.group(name))
        case .resources(let apiVersion): return Self.json(Discovery.resources(apiVersion: apiVersion))
        case .openAPIv2: return Self.openAPIv2(accept: request.headers[.accept])
        case .openAPIv3Index: return Self.json(OpenAPI.v3Index)
        case .openAPIv3(let apiVersion): return Self.json(OpenAPI.v3(apiVersion: apiVersion))
        case .objects: throw APIFailure.unknownPath
        }
    }

    private static func openAPIv2(accept: String?) -> Response {
        guard accept?.contains(OpenAPI.askedProtobufType) == true else { return json(OpenAPI.v2) }
        return response(.ok, OpenAPI.protobufType, OpenAPI.emptyProtobuf)
    }
}

extension APIResponder {
    static func json(_ value: JSON, _ status: HTTPResponse.Status = .ok) -> Response {
        response(status, "application/json", value.bytes)
    }

    private static func plain(_ text: String) -> Response {
        response(.ok, "text/plain; charset=utf-8", Array(text.utf8))
    }

    private static func response(_ failure: APIFailure) -> Response {
        var response = json(failure.status, HTTPResponse.Status(code: failure.code))
        if let seconds = failure.retryAfterSeconds { response.headers[.retryAfter] = String(seconds) }
        return response
    }

    static func response(_ status: HTTPResponse.Status, _ type: String, _ bytes: [UInt8]) -> Response {
        Response(
            status: status,
            headers: [.contentType: type, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}
