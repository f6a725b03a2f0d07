import EventData

/// Finds what a Workflow asks for that is not there, so that it is refused before anything runs.
struct UnsupportedFeatures {
    let settings: RunSettings
    let view: ClusterView
    let namespace: String
    private(set) var found: [String] = []
    /// Templates of other objects that were met, by object and name.
    private var seen: Set<String> = []
    /// Those of them that are still to be looked at.
    private var open: [(template: JSON, place: String, object: JSON?)] = []
    /// The workflow's own, for what it says of all artifacts.
    private var spec: JSON

    init(settings: RunSettings, view: ClusterView = ClusterView(), namespace: String = "", spec: JSON) {
        self.settings = settings
        self.spec = spec
        self.view = view
        self.namespace = namespace
    }

    private static let stores = ["gcs", "azure", "oss", "hdfs", "artifactory", "plugin"]

    mutating func lookAtAll() {
        if WorkflowValidator.isSet(spec["executorPlugins"]) { refuse("spec.executorPlugins", "executor plugins") }
        look(atLocks: spec["synchronization"], "spec")
        look(atArtifacts: spec["arguments", "artifacts"], "spec.arguments")
        for template in spec["templates"]?.array ?? [] {
            look(atTemplate: template, "templates.\(template["name"]?.string ?? "")", of: nil)
        }
    }

    private mutating func refuse(_ place: String, _ feature: String) {
        found.append("\(place): \(feature) are not supported here; run this on a cluster")
    }

    /// A template, and what it calls; `object` is the one that it is in when that is not the workflow itself.
    mutating func look(atTemplate template: JSON, _ place: String, of object: JSON?) {
        open.append((template, place, object))
        while let next = open.popLast() { lookAt(next.template, next.place, of: next.object) }
    }

    private mutating func lookAt(_ template: JSON, _ place: String, of object: JSON?) {
        if WorkflowValidator.isSet(template["plugin"]) { refuse(place, "plugin templates") }
        if WorkflowValidator.isSet(template["data"]) { refuse(place, "data templates") }
        if template["daemon"]?.bool ?? false { refuse(place, "daemon templates") }
        if WorkflowValidator.isSet(template["sidecars"]), !settings.hasContainers { refuse(place, "sidecars") }
        look(atLocks: template["synchronization"], place)
        look(atVolumesOf: template, place)
        look(atArtifacts: template["inputs", "artifacts"], "\(place).inputs")
        look(atArtifacts: template["outputs", "artifacts"], "\(place).outputs")
        let location = template["archiveLocation"]
        for artifact in template["outputs", "artifacts"]?.array ?? [] {
            let place = "\(place).archiveLocation"
            guard let location, !ArtifactPlaces.hasPlace(artifact) else { continue }
            for store in Self.stores where WorkflowValidator.isSet(location[store]) {
                refuse(place, "artifacts in \(store)")
            }
        }
        for artifact in template["outputs", "artifacts"]?.array ?? [] {
            let s3 = ArtifactPlaces.hasPlace(artifact) ? artifact["s3"] : location?["s3"]
            let isElsewhere = WorkflowValidator.isSet(s3?["endpoint"])
            guard isElsewhere, ArtifactCollection(of: artifact, in: spec) != .never else { continue }
            let name = artifact["name"]?.string ?? ""
            refuse("\(place).outputs.artifacts.\(name)", "artifacts in a bucket elsewhere with artifactGC")
        }
        let calls =
            (template["steps"]?.array ?? []).flatMap { $0.array ?? [$0] } + (template["dag", "tasks"]?.array ?? [])
        for call in calls {
            look(atTarget: TemplateTarget(call), "\(place).\(call["name"]?.string ?? "")", of: object)
        }
    }

    private mutating func look(atTarget target: TemplateTarget, _ place: String, of object: JSON?) {
        if let inline = target.inline { return open.append((inline, "\(place).inline", object)) }
        var (object, name) = (object, target.template)
        if let reference = target.reference {
            let other = reference["name"]?.string ?? ""
            let isCluster = reference["clusterScope"]?.bool ?? false
            object = isCluster ? view.clusterWorkflowTemplates[other] : view.workflowTemplates["\(namespace)/\(other)"]
            name = reference["template"]?.string
        }
        // The workflow's own templates are looked at anyway.
        guard let object, let name, let template = object["spec", "templates"]?.named(name) else { return }
        let label = "\(object["kind"]?.string ?? "") \(object.at("metadata", "name")?.string ?? "").\(name)"
        guard seen.insert(label).inserted else { return }
        open.append((template, label, object))
    }

    private static let volumes = ["emptyDir", "persistentVolumeClaim", "configMap", "secret"]

    /// The volumes that its containers mount; others do no harm.
    private mutating func look(atVolumesOf template: JSON, _ place: String) {
        let set = template["containerSet"] ?? .null
        let containers = (set["containers"]?.array ?? []) + (template["initContainers"]?.array ?? [])
        let bodies = ["container", "script"].compactMap { template[$0] } + [set] + containers
        let mounts = (bodies + (template["sidecars"]?.array ?? [])).flatMap { $0["volumeMounts"]?.array ?? [] }
        for mount in mounts where WorkflowValidator.isSet(mount["subPathExpr"]) {
            refuse("\(place).volumeMounts.\(mount["name"]?.string ?? "")", "mounts with subPathExpr")
        }
        let mounted = mounts.compactMap { $0["name"]?.string }
        for volume in (spec["volumes"]?.array ?? []) + (template["volumes"]?.array ?? []) {
            guard let name = volume["name"]?.string, mounted.contains(name) else { continue }
            for (kind, source) in volume.object?.members ?? [] where kind != "name" && WorkflowValidator.isSet(source) {
                if !Self.volumes.contains(kind) { refuse("\(place).volumeMounts.\(name)", "\(kind) volumes") }
            }
        }
    }

    private mutating func look(atLocks locks: JSON?, _ place: String) {
        let all = (locks?["mutexes"]?.array ?? []) + (locks?["semaphores"]?.array ?? [])
        let isStored = all.contains { WorkflowValidator.isSet($0["database"]) && $0["database"] != false }
        if isStored { refuse("\(place).synchronization", "locks in a database") }
    }

    private func isHTTP(_ address: String) -> Bool {
        ["https://", "http://"].contains { address.lowercased().hasPrefix($0) }
    }

    private mutating func look(atArtifacts artifacts: JSON?, _ place: String) {
        for artifact in artifacts?.array ?? [] {
            let ways = artifact["http", "auth"]?.object?.members.filter { WorkflowValidator.isSet($0.value) } ?? []
            for way in ways where way.name != "basicAuth" {
                refuse("\(place).artifacts.\(artifact["name"]?.string ?? "")", "artifacts by http with \(way.name)")
            }
            for store in Self.stores where WorkflowValidator.isSet(artifact[store]) {
                refuse("\(place).artifacts.\(artifact["name"]?.string ?? "")", "artifacts in \(store)")
            }
            if let address = artifact["git", "repo"]?.string, ReachedTemplate.isSettled(address), !isHTTP(address) {
                refuse("\(place).artifacts.\(artifact["name"]?.string ?? "")", "git repositories without http or https")
            }
        }
    }
}
