import Testing

extension SensorDiagnosticsTests {
    @Test(
        arguments: [
            (
                template("name: t, awsLambda: {}"),
                """
                6:46: error: 'functionName' is missing in spec.triggers[0].template.awsLambda
                  fix: add functionName: and its value
                6:46: error: 'region' is missing in spec.triggers[0].template.awsLambda
                  fix: add region: and its value
                6:46: error: 'payload' is missing in spec.triggers[0].template.awsLambda
                  fix: add payload: and a list of src and dest
                6:35: error: not supported yet: awsLambda
                  fix: remove 'awsLambda' for now
                """
            ),
            (
                template("name: t, nats: {url: x, subject: y, payload: []}"),
                """
                6:59: error: 'subject' is true or false, must be text
                  fix: put it in quotes: subject: "y"
                6:35: error: not supported yet: nats
                  fix: remove 'nats' for now
                """
            ),
            (
                template("name: t, slack: {}"),
                """
                6:42: error: 'slackToken' is missing in spec.triggers[0].template.slack
                  fix: add slackToken: with name and key of the Secret
                6:35: error: not supported yet: slack
                  fix: remove 'slack' for now
                """
            ),
            (
                template("name: t, openWhisk: {host: h, actionName: a, payload: [], authToken: {name: n}}"),
                """
                6:102: error: 'name' is true or false, must be text
                  fix: put it in quotes: name: "n"
                6:95: error: 'key' is missing in spec.triggers[0].template.openWhisk.authToken
                  fix: add key: and its value
                6:35: error: not supported yet: openWhisk
                  fix: remove 'openWhisk' for now
                """
            ),
            (
                template("name: t, custom: {serverURL: u, secure: true}"),
                """
                6:43: error: 'spec' is missing in spec.triggers[0].template.custom
                  fix: add spec: and a mapping of texts
                6:43: error: 'certSecret' is missing in spec.triggers[0].template.custom
                  fix: add certSecret: with name and key of the Secret, or secure: false
                6:35: error: not supported yet: custom
                  fix: remove 'custom' for now
                """
            ),
            (
                template("name: t, email: {host: h, port: 70000}"),
                """
                6:58: error: 'port' is 70000
                  fix: use a whole number from 0 to 65535
                6:35: error: not supported yet: email
                  fix: remove 'email' for now
                """
            ),
            (
                template("name: t, pulsar: {}"),
                """
                6:35: error: not supported yet: pulsar
                  fix: remove 'pulsar' for now
                """
            ),
            (
                template("name: t, azureEventHubs: {}"),
                """
                6:35: error: not supported yet: azureEventHubs
                  fix: remove 'azureEventHubs' for now
                """
            ),
            (
                template("name: t, azureServiceBus: {nonsense: 1}"),
                """
                6:35: error: not supported yet: azureServiceBus
                  fix: remove 'azureServiceBus' for now
                6:53: error: unknown field 'nonsense' in spec.triggers[0].template.azureServiceBus
                  fix: remove it; known fields are: connectionString, parameters, payload, queueName, \
                subscriptionName, tls, topicName
                """
            ),
        ] as [(String, String)]
    )
    func `a trigger of a kind to come is reported at its place with a fix`(text: String, messages: String) {
        #expect(Self.said(about: text) == messages)
    }
}
