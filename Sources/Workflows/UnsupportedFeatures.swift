import EventData

/// Finds what a Workflow asks for that is not there, so that it is refused before anything runs.
struct UnsupportedFeatures {
    let settings: RunSettings
    private(set) var found: [String] = []

    init(settings: RunSettings) { self.settings = settings }

    private static let stores = ["gcs", "azure", "oss", "hdfs", "artifactory", "plugin"]

    mutating func look(at spec: JSON) {
        if WorkflowValidator.isSet(spec["executorPlugins"]) { refuse("spec.executorPlugins", "executor plugins") }
        look(atLocks: spec["synchronization"], "spec")
        look(atArtifacts: spec["arguments", "artifacts"], "spec.arguments")
        for template in spec["templates"]?.array ?? [] {
            look(atTemplate: template, "templates.\(template["name"]?.string ?? "")")
        }
    }

    private mutating func refuse(_ place: String, _ feature: String) {
        found.append("\(place): \(feature) are not supported here; run this on a cluster")
    }

    private mutating func look(atTemplate template: JSON, _ place: String) {
        if WorkflowValidator.isSet(template["plugin"]) { refuse(place, "plugin templates") }
        if WorkflowValidator.isSet(template["data"]) { refuse(place, "data templates") }
        if template["daemon"]?.bool ?? false { refuse(place, "daemon templates") }
        if WorkflowValidator.isSet(template["sidecars"]), !settings.hasContainers { refuse(place, "sidecars") }
        look(atLocks: template["synchronization"], place)
        look(atArtifacts: template["inputs", "artifacts"], "\(place).inputs")
        look(atArtifacts: template["outputs", "artifacts"], "\(place).outputs")
        let calls =
            (template["steps"]?.array ?? []).flatMap { $0.array ?? [$0] } + (template["dag", "tasks"]?.array ?? [])
        for call in calls {
            guard let inline = call["inline"] else { continue }
            look(atTemplate: inline, "\(place).\(call["name"]?.string ?? "").inline")
        }
    }

    private mutating func look(atLocks locks: JSON?, _ place: String) {
        let all = (locks?["mutexes"]?.array ?? []) + (locks?["semaphores"]?.array ?? [])
        let isStored = all.contains { WorkflowValidator.isSet($0["database"]) && $0["database"] != false }
        if isStored { refuse("\(place).synchronization", "locks in a database") }
    }

    private mutating func look(atArtifacts artifacts: JSON?, _ place: String) {
        for artifact in artifacts?.array ?? [] {
            for store in Self.stores where WorkflowValidator.isSet(artifact[store]) {
                refuse("\(place).artifacts.\(artifact["name"]?.string ?? "")", "artifacts in \(store)")
            }
        }
    }
}
