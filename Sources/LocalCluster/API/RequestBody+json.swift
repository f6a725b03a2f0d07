import EventData
import Hummingbird
import NIOCore

/// Largest request body, in bytes: what a real API server takes.
let largestBody = 3 << 20

/// Deepest nesting of a stored object; far beyond any manifest, and no danger to the stack.
private let deepestNesting = 500

extension Request {
    /// The body of a create, replace or delete.
    ///
    /// - Throws: `APIFailure` 400, 413 or 415.
    func sentObject() async throws -> JSON? {
        // kubectl before 1.25 names no type; web pages that do the same are stopped by the gate.
        let type = contentType ?? "application/json"
        guard ["application/json", ProtobufBody.contentType].contains(type) else {
            throw APIFailure.unsupportedMediaType("send application/json, not \(type)")
        }
        let bytes = try await sentBytes()
        if bytes.isEmpty { return nil }
        return type == ProtobufBody.contentType ? try ProtobufBody.decode(bytes) : try parsed(bytes)
    }

    /// The body of a PATCH.
    ///
    /// - Throws: `APIFailure` 400, 413 or 415.
    func sentPatch(_ parameters: QueryParameters) async throws -> Patch {
        let bytes = try await sentBytes()
        switch contentType {
        case "application/merge-patch+json": return .merge(try parsed(bytes))
        case "application/strategic-merge-patch+json": return .strategicMerge(try parsed(bytes))
        case "application/json-patch+json":
            guard let operations = try parsed(bytes).array else {
                throw APIFailure.badRequest("a JSON patch is a list of operations")
            }
            return .operations(operations)
        case "application/apply-patch+yaml":
            guard let manager = parameters["fieldManager"], !manager.isEmpty else {
                throw APIFailure.badRequest("applying needs the query parameter fieldManager")
            }
            let isForced = parameters.isSet("force")
            return .apply(ServerSideApply(manager: manager, force: isForced, wanted: try parsed(bytes)))
        case let other:
            throw APIFailure.unsupportedMediaType(
                "patches of type \(other ?? "none") are not supported: use application/merge-patch+json"
            )
        }
    }

    /// The media type without its parameters.
    private var contentType: String? {
        headers[.contentType].map { String($0.prefix { $0 != ";" && $0 != " " }).lowercased() }
    }

    private func sentBytes() async throws -> [UInt8] {
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > largestBody {
            throw APIFailure.tooLarge(limit: largestBody)
        }
        do {
            let buffer = try await body.collect(upTo: largestBody)
            return Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw APIFailure.tooLarge(limit: largestBody)
        }
    }

    private func parsed(_ bytes: [UInt8]) throws -> JSON {
        guard nesting(of: bytes) <= deepestNesting else {
            throw APIFailure.badRequest("the body is nested deeper than \(deepestNesting) levels")
        }
        do {
            return try JSON(parsing: bytes)
        } catch {
            throw APIFailure.badRequest("the body is not valid JSON: \(error)")
        }
    }
}

/// The deepest level of brackets outside strings.
private func nesting(of bytes: [UInt8]) -> Int {
    var (level, deepest) = (0, 0)
    var (isString, isEscape) = (false, false)
    for byte in bytes {
        switch byte {
        case _ where isEscape: isEscape = false
        case UInt8(ascii: "\\") where isString: isEscape = true
        case UInt8(ascii: "\""): isString.toggle()
        case _ where isString: break
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            level += 1
            deepest = max(deepest, level)
        case UInt8(ascii: "}"), UInt8(ascii: "]"): level -= 1
        default: break
        }
    }
    return deepest
}
