package import EventData

extension WorkflowValidation {
    /// What it asks for that has no meaning on one machine, or nobody who would read it, and is passed over.
    package static func warnings(of object: JSON) -> [String] {
        let spec = object["spec"] ?? [:]
        return ignored(in: spec, "spec")
            + (spec["templates"]?.array ?? []).flatMap { template in
                let place = "templates.\(template["name"]?.string ?? "")"
                return ignored(in: template, place) + ignoredOfContainers(in: template, place)
            } + PodSpecPatches.ignored(in: spec)
    }

    /// Of a spec and of a template.
    private static let fields = [
        "nodeSelector", "affinity", "tolerations", "schedulerName", "metrics", "securityContext",
        "hostAliases",
        "hostNetwork", "dnsPolicy", "dnsConfig", "podResources", "resourceClaims", "podDisruptionBudget",
        "podPriorityClassName", "priorityClassName",
    ]
    /// Of a container.
    private static let containerFields = [
        "securityContext", "livenessProbe", "readinessProbe", "startupProbe", "lifecycle", "volumeDevices",
    ]

    private static func ignored(in json: JSON, _ place: String) -> [String] {
        fields.filter { WorkflowValidator.isSet(json[$0]) }.map { "\(place).\($0)" }
    }

    private static func ignoredOfContainers(in template: JSON, _ place: String) -> [String] {
        let bodies = ["container", "script", "containerSet"].compactMap { name in template[name].map { (name, $0) } }
        let lists = [template["containerSet", "containers"], template["initContainers"]].flatMap { $0?.array ?? [] }
        let containers = bodies + lists.map { ($0["name"]?.string ?? "", $0) }
        return containers.flatMap { name, container in
            containerFields.filter { WorkflowValidator.isSet(container[$0]) }.map { "\(place).\(name).\($0)" }
                + (WorkflowValidator.isSet(container["resources", "claims"])
                    ? ["\(place).\(name).resources.claims"] : [])
        }
    }
}
