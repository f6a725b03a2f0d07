import ArgumentParser
import Gateway
import WorkflowRunner

/// How the Workflows of the local cluster run.
struct RunnerOptions: ParsableArguments {
    enum Runner: String, CaseIterable, ExpressibleByArgument {
        case process, podman, none
    }

    @Option(
        help: .init(
            "process (default): steps are processes of this machine, in a fence; podman: they run in their images; "
                + "none: Workflows stay Pending."
        )
    )
    var runner: Runner?
    @Option(
        name: .customLong("runner-parallelism"),
        help: .init("Processes at a time; twice the number of cores by default.", valueName: "count")
    )
    var parallelism: Int?
    @Option(
        name: .customLong("runner-limit"),
        help: .init(
            "What one step may use, such as cpuSeconds=60; may be there several times. Names: \(FenceLimits.list).",
            valueName: "name=value"
        )
    )
    var limits: [String] = []

    enum Network: String, CaseIterable, ExpressibleByArgument { case machine, cluster, none }

    @Option(
        name: .customLong("runner-network"),
        help: .init(
            "machine (default): steps reach what the machine reaches, and what listens on it, but for the local cluster's "
                + "API; cluster: that as well; none: nothing."
        )
    )
    var network: Network?

    /// nil where nothing is to run.
    func choice(on cluster: ClusterChoice.Kind) throws -> RunnerChoice? {
        guard cluster == .local else {
            if let runner, runner != .none {
                throw ValidationError(
                    "--runner \(runner.rawValue) is for --cluster local; a real cluster runs its own Workflows"
                )
            }
            return nil
        }
        guard runner != Runner.none else { return nil }
        var choice = RunnerChoice()
        if let parallelism {
            guard parallelism > 0 else {
                throw ValidationError("--runner-parallelism is \(parallelism); write 1 or more")
            }
            choice.parallelism = parallelism
        }
        choice.usesPodman = runner == .podman
        choice.limits.hasNetwork = network != Network.none
        choice.reachesCluster = network == .cluster
        for limit in limits {
            if let problem = choice.limits.set(limit) { throw ValidationError("--runner-limit \(limit): \(problem)") }
        }
        return choice
    }
}
