import EventData
import NIOHTTP1
import SensorEngine

extension HTTPHeaders {
    /// The headers in Argo's order: `headers` and dynamic ones, secure ones, basic authentication.
    ///
    /// Names are sent as written and one of the same spelling takes the place of an earlier one.
    init(of invocation: Invocation, secrets: TriggerSecrets) async throws(AttemptFailure) {
        let block = invocation.request
        var headers = JSONObject()
        for member in block["headers"]?.object?.members ?? [] { headers[member.name] = member.value }
        for header in block["secureHeaders"]?.array ?? [] {
            guard let name = header["name"]?.string, let source = header["valueFrom"] else { continue }
            headers[name] = .string(String(decoding: try await secrets.value(from: source), as: UTF8.self))
        }
        self.init(headers.members.map { ($0.name, $0.value.string ?? "") })
        if let basic = block["basicAuth"], basic.object != nil {
            replaceOrAdd(name: "Authorization", value: try await secrets.basicAuthorization(basic))
        }
        if let host = block["host"]?.string, !host.isEmpty { replaceOrAdd(name: "Host", value: host) }
        if !contains(name: "User-Agent") { add(name: "User-Agent", value: "signalbox") }
        if let trace = invocation.origin.traceparent, !contains(name: "traceparent") {
            add(name: "traceparent", value: trace)
        }
        if !contains(name: "Idempotency-Key") { add(name: "Idempotency-Key", value: invocation.id.text) }
    }
}
