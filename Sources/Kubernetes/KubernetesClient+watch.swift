import AsyncHTTPClient
import EventData
import NIOHTTP1

extension KubernetesClient {
    /// Watches a resource from just after a resourceVersion; nil starts with an `added` for each object there is.
    ///
    /// Starting is retried like any call; what breaks later is the caller's to resume.
    package func watch(
        _ resource: ResourcePath,
        from resourceVersion: String? = nil,
        labelSelector: String? = nil,
        fieldSelector: String? = nil
    ) async throws(KubernetesError) -> WatchEvents {
        var target = resource.urlPath + "?watch=true&allowWatchBookmarks=true"
        if let resourceVersion { target += "&resourceVersion=\(resourceVersion.percentEncoded)" }
        if let labelSelector { target += "&labelSelector=\(labelSelector.percentEncoded)" }
        if let fieldSelector { target += "&fieldSelector=\(fieldSelector.percentEncoded)" }
        let call = Call(method: .GET, target: target)
        var retries = Retries(of: call, client: self)
        while true {
            do throws(CallFailure) {
                let response = try await transport.start(call)
                if !(200..<300).contains(Int(response.status.code)) {
                    try await transport.wholeAnswer(of: response).check(call)
                }
                return WatchEvents(body: response.body, server: transport.configuration.server)
            } catch {
                try await retries.wait(after: error)
            }
        }
    }
}
