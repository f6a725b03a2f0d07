import EventData

// What runs in the cluster, and for how long.
extension SimulatedCluster {
    /// Something that a trigger made.
    struct Made {
        let object: Object
        let trigger: String
        let room: String?
        /// Uptime at which a Workflow ends by itself, or because somebody asked it to.
        var end: Duration
        /// Uptime at which it gets the label that a trigger waits for; nil for never.
        let labelled: Duration?
        /// Made by a request that arrived when nobody counted on it any more, or for an invocation that was given up.
        var isStray: Bool
    }

    /// The longest that a Workflow runs, in seconds.
    private static let longestRun = 300
    /// The longest that a label takes, in seconds.
    private static let longestWaitForLabel = 20

    func made(_ object: Object, from json: JSON, isStray: Bool) -> Made {
        let now = time.uptime()
        return Made(
            object: object,
            trigger: json.at("metadata", "labels", "events.argoproj.io/trigger")?.string ?? "",
            room: json.at("metadata", "labels", SampleManifests.roomLabel)?.string,
            end: now + .seconds(dice.below(Self.longestRun)),
            labelled: dice.chance(0.7) ? now + .seconds(dice.below(Self.longestWaitForLabel)) : nil,
            isStray: isStray
        )
    }

    /// The object as it is now: with its labels, and a Workflow with its phase.
    func present(_ made: Made, _ json: JSON) -> JSON {
        var object = json
        let now = time.uptime()
        if made.trigger == SampleManifests.labelledTrigger, let time = made.labelled, time <= now {
            var metadata = object["metadata"] ?? .object(JSONObject())
            var labels = metadata["labels"] ?? .object(JSONObject())
            labels[SampleManifests.awaitedLabel] = "yes"
            metadata["labels"] = labels
            object["metadata"] = metadata
        }
        if made.room != nil { object["status"] = ["phase": .string(made.end <= now ? "Succeeded" : "Running")] }
        return object
    }
}
