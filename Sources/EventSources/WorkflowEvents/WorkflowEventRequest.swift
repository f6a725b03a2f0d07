package import EventData
import Expressions
package import Manifests

/// A request to Argo Server's event endpoint, `POST /api/v1/events/{namespace}/{discriminator}` (spec/workflows.md B4).
package struct WorkflowEventRequest: Sendable {
    /// 2 MiB, what Argo Server takes from webhooks.
    package static let maximumBodyBytes = 2 << 20

    private static let prefix = "/api/v1/events/"

    /// Empty asks for the bindings of all namespaces.
    package let namespace: String
    package let discriminator: String
    private let request: HTTPRequest

    /// nil for every other path.
    package init?(_ request: HTTPRequest) {
        guard request.path.hasPrefix(Self.prefix) else { return nil }
        let parts = request.path.dropFirst(Self.prefix.count).split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        namespace = String(parts[0])
        discriminator = String(parts[1])
        self.request = request
    }

    /// Whether a namespace can be called so, or all of them are meant.
    package var isNamespaceValid: Bool {
        let bytes = Array(namespace.utf8)
        let isEdge: (UInt8) -> Bool = { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
        guard let first = bytes.first, let last = bytes.last else { return true }
        return bytes.count <= 63 && isEdge(first) && isEdge(last) && bytes.allSatisfy { isEdge($0) || $0 == 0x2D }
    }

    /// Where it is served; the port's number tells it from others in messages only.
    package static func endpoint(port: Int, tls: HTTPTLS?, place: Place) -> HTTPEndpoint {
        do throws(PathTemplateError) {
            let path = try PathTemplate(parsing: "\(prefix){namespace:[^/]*}/{discriminator:[^/]*}")
            return HTTPEndpoint(port: port, path: path, tls: tls, portPlace: place, pathPlace: place)
        } catch {
            preconditionFailure("the endpoint's own path can be read: \(error.problem)")
        }
    }

    /// The event; `masking` are headers that hold what its sender was believed for (promise G9).
    ///
    /// - Throws: for a body that is no JSON.
    package func emission(masking secrets: [String]) throws(JSONSyntaxError) -> Emission {
        _ = try JSONDocument(parsing: request.body, depthLimit: JSONDocument.maximumForeignDepth)
        var writer = PayloadWriter(capacity: request.body.count + 1024)
        writer.raw("{\"namespace\":")
        writer.string(namespace)
        writer.raw(",\"discriminator\":")
        writer.string(discriminator)
        writer.raw(",\"payload\":")
        writer.compacted(request.body)
        writer.raw(",\"metadata\":")
        writer.object(metadata(masking: secrets))
        writer.raw("}")
        return Emission(
            type: WorkflowEventSource.kind,
            payload: writer.bytes,
            identity: HookIdentity.delivery(of: request).map { HookIdentity.within(discriminator, $0) }
        )
    }

    /// The headers whose name begins with `x-`, names in lower case; the values of each keep their order.
    private func metadata(masking secrets: [String]) -> [(name: String, values: [String])] {
        var named: [(name: String, values: [String])] = []
        for field in request.headers {
            let name = field.name.lowercased()
            guard name.hasPrefix("x-") else { continue }
            let isSecret = secrets.contains { field.isNamed($0) }
            let value = isSecret ? HookPayload.masked : field.value
            if let index = named.firstIndex(where: { $0.name == name }) {
                named[index].values.append(value)
            } else {
                named.append((name, [value]))
            }
        }
        return named.sorted { $0.name < $1.name }
    }
}
