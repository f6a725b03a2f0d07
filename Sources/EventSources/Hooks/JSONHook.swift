import EventData

/// What GitLab, Bitbucket and Gerrit have in common: `{"headers": …, "body": any JSON, "metadata"?}`.
enum JSONHook {
    /// - Throws: 400 when the body is no JSON.
    static func document(of request: HTTPRequest) throws(HookRefusal) -> JSONDocument {
        guard !request.body.isEmpty else { throw HookRefusal(400, "invalid event: the body is empty; send JSON") }
        do {
            return try JSONDocument(parsing: request.body, depthLimit: JSONDocument.maximumForeignDepth)
        } catch {
            throw HookRefusal(400, "invalid event: \(error.problem) at byte \(error.offset); send JSON")
        }
    }

    static func payload(
        _ request: HTTPRequest,
        body: [UInt8],
        metadata: [(name: String, value: String)],
        headers name: HookPayload.HeaderName = .headers
    ) -> [UInt8] {
        var payload = HookPayload(name, request.headers, capacity: body.count)
        payload.member("body") { $0.compacted(body) }
        return payload.finished(metadata)
    }

    /// One event that holds the body as it came.
    static func reading(
        _ request: HTTPRequest,
        type: String,
        metadata: [(name: String, value: String)],
        identity: String?
    ) throws(HookRefusal) -> HookReading {
        _ = try document(of: request)
        let payload = payload(request, body: request.body, metadata: metadata)
        return .events([Emission(type: type, payload: payload, identity: identity)])
    }
}
