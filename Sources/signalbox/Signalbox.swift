import ArgumentParser

@main
struct Signalbox: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "signalbox",
        abstract: "Turns webhooks, schedules and messages into Workflows, durably."
    )
}
