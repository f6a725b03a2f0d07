import EventSources
import Foundation
import Manifests

/// What a start prints: what is listening where, and the one command to try; at most ten lines.
struct Banner {
    /// Sources shown one by one; more are counted.
    static let maximumSources = 3

    let configuration: GatewayConfiguration
    let checked: CheckedManifests
    /// nil for a real cluster.
    let localURL: String?
    /// The cluster's API, local or real.
    let clusterURL: String
    let adminPort: Int
    /// Of Argo Server's event endpoint; nil where there is none.
    let doorPort: Int?

    var lines: [String] {
        let sources = checked.sources.map { RunningSource($0, host: "localhost") }
        if let namespaces = configuration.operates { return operatorLines(namespaces) }
        let running = checked.counts.map { "\($0) \($1)\($0 == 1 ? "" : "s")" }
        let head =
            [
                "signalbox is running: \(running.joined(separator: ", ")). Ctrl-C stops it.",
                "data       \(configuration.dataDirectory)",
                "cluster    \(cluster)",
                "admin API  http://127.0.0.1:\(adminPort)",
                "console    \(console)",
            ] + door
        let webhooks = sources.compactMap { source in
            source.url.map { "webhook    \(source.method ?? "POST") \($0)  (\(source.name.name)/\(source.eventName))" }
        }
        let more = webhooks.count - Self.maximumSources
        return head + webhooks.prefix(Self.maximumSources) + (more > 0 ? ["           and \(more) more webhooks"] : [])
            + hint(sources)
    }

    private func operatorLines(_ namespaces: OperatedNamespaces) -> [String] {
        let names = namespaces.names
        let whose = names.isEmpty ? "all namespaces" : names.joined(separator: ", ")
        let server = localURL.map { " --server \($0)" } ?? ""
        return [
            "signalbox runs the EventSources and Sensors of \(whose). Ctrl-C stops it.",
            "data       \(configuration.dataDirectory)",
            "cluster    \(cluster)",
            "admin API  http://127.0.0.1:\(adminPort)",
            "console    \(console)",
        ] + door + [
            "try        kubectl\(server) apply -f sensors/, then kubectl\(server) get sensors"
        ]
    }

    private var door: [String] {
        guard let doorPort else { return [] }
        let scheme = configuration.argoDoor?.certificateSecret == nil ? "http" : "https"
        return ["Argo doors \(scheme)://localhost:\(doorPort)/api/v1/events/NAMESPACE/DISCRIMINATOR"]
    }

    private var console: String {
        let address = "\(configuration.console?.text ?? "http://127.0.0.1:\(adminPort)")/console"
        switch configuration.adminToken {
        case .none: return address
        case .made: return "\(address)  (token: \(AdminToken.file(port: adminPort).path))"
        case .file(let path): return "\(address)  (token: \(path))"
        }
    }

    private var cluster: String {
        if let localURL { return "local, \(localURL)" }
        let choice = configuration.cluster
        let context = choice.context.map { ", context \($0)" } ?? ""
        return "\(choice.kind.rawValue), \(clusterURL)\(context)"
    }

    private func hint(_ sources: [RunningSource]) -> [String] {
        guard let index = sources.firstIndex(where: { $0.url != nil }), let url = sources[index].url else { return [] }
        let directory = URL(fileURLWithPath: checked.sources[index].place.file).deletingLastPathComponent()
        let sample = directory.appending(path: "\(sources[index].eventName).json")
        let hasSample = FileManager.default.fileExists(atPath: sample.path)
        let payload = hasSample ? "@\(sample.relativePath)" : "'{}'"
        return ["try        curl -H 'Content-Type: application/json' -d \(payload) \(url)"]
    }
}

extension RunningSource {
    init(_ source: CheckedManifests.Source, host: String) {
        let endpoint = source.source.endpoints.first
        let scheme = endpoint?.tls == nil ? "http" : "https"
        self.init(
            name: source.name,
            eventName: source.eventName,
            kind: source.kind,
            method: source.source.requestMethod,
            url: endpoint.map { "\(scheme)://\(host):\($0.port)\($0.path.text)" },
            calendar: source.source as? CalendarSource
        )
    }
}
