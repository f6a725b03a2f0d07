import Testing

extension SensorDiagnosticsTests {
    @Test(
        arguments: [
            (
                template("name: t"),
                """
                6:25: error: template names no kind of trigger
                  fix: add one of: k8s, argoWorkflow, http, awsLambda, azureEventHubs, azureServiceBus, kafka, \
                pulsar, nats, slack, openWhisk, custom, log, email
                """
            ),
            (
                template("name: t, openwhisk: {}"),
                """
                6:35: error: unknown field 'openwhisk' in spec.triggers[0].template
                  fix: did you mean 'openWhisk'?
                """
            ),
            (
                template("name: t, log: {}, http: {url: x}"),
                """
                6:35: error: 'log' stands beside 'http': a trigger has one kind
                  fix: move it to a trigger of its own
                """
            ),
            (
                template("name: t, log: {}, conditions: d && nope"),
                """
                6:61: error: conditions: no dependency is called 'nope'
                  fix: write one of: d
                """
            ),
            (
                template("name: t, log: {}, conditions: d &"),
                """
                6:58: error: conditions: '&' stands alone
                  fix: write &&
                """
            ),
            (
                template("name: t, log: {}, conditions: 'true'"),
                """
                6:56: error: conditions: no dependency is named, so the trigger never fires
                  fix: name at least one of: d
                """
            ),
            (
                template("name: t, log: {}, policy: {}, atLeastOnce: true"),
                """
                6:44: warning: 'policy' has no effect inside template
                  fix: move it one level up, beside 'template'
                6:56: warning: 'atLeastOnce' has no effect inside template
                  fix: move it one level up, beside 'template'
                """
            ),
            (
                template("name: t, log: {intervalSeconds: 5, x: 1}"),
                """
                6:58: warning: 'intervalSeconds' has no effect: every firing is logged
                  fix: remove it
                6:61: error: unknown field 'x' in spec.triggers[0].template.log
                  fix: remove it; known fields are: intervalSeconds
                """
            ),
            (
                template("name: t, conditionsReset: [{byTime: {cron: '0 0 * * *'}}], log: {}"),
                """
                6:52: warning: 'conditionsReset' has no effect: the condition joins nothing, so nothing is held
                  fix: remove it
                """
            ),
            (
                template("name: t, conditionsReset: [{byTime: {cron: '0 0 * *', timezone: UTC}}], log: {}"),
                """
                6:69: error: 'cron' is '0 0 * *': a schedule has five fields, this one has 4
                  fix: write minute, hour, day of month, month and day of week, such as 0 5 * * *
                """
            ),
            (
                template("name: t, conditionsReset: [{}], log: {}"),
                """
                6:53: error: 'byTime' is missing in spec.triggers[0].template.conditionsReset[0]
                  fix: add byTime: and below it cron:
                """
            ),
            (
                template("name: t, k8s: {}"),
                """
                6:40: error: 'source' is missing in spec.triggers[0].template.k8s
                  fix: add source: and below it resource: with the object to create
                """
            ),
            (
                template("name: t, k8s: {operation: apply, source: {}}"),
                """
                6:52: error: 'operation' is 'apply'
                  fix: use one of: create, update, patch, delete
                6:67: error: source names no resource
                  fix: add resource: with the object to create
                """
            ),
            (
                template("name: t, k8s: {operation: patch, patchStrategy: json, source: {resource: {}}}"),
                """
                6:74: error: 'patchStrategy' is 'json'
                  fix: use one of: application/merge-patch+json, application/strategic-merge-patch+json, \
                application/json-patch+json, application/apply-patch+yaml
                """
            ),
            (
                template("name: t, k8s: {source: {resource: x, gti: {}}}"),
                """
                6:60: error: 'resource' is text, must be a mapping
                  fix: write fields as 'name: value', one on each line
                6:63: error: unknown field 'gti' in spec.triggers[0].template.k8s.source
                  fix: did you mean 'git'?
                """
            ),
            (
                template("name: t, argoWorkflow: {source: {resource: {}}}"),
                """
                6:49: error: 'operation' is missing in spec.triggers[0].template.argoWorkflow
                  fix: add operation: submit
                """
            ),
            (
                template("name: t, argoWorkflow: {operation: resume, source: {resource: {}}, args: [1]}"),
                """
                6:100: error: 'args[0]' is a number, must be text
                  fix: put it in quotes: - "1"
                """
            ),
            (
                template("name: t, http: {method: get, timeout: 30s, headers: {a: 1}}"),
                """
                6:41: error: 'url' is missing in spec.triggers[0].template.http
                  fix: add url: and its value
                6:50: error: 'method' is 'get'
                  fix: did you mean 'GET'?
                6:82: error: 'headers.a' is a number, must be text
                  fix: put it in quotes: a: "1"
                6:64: error: 'timeout' is text, must be a whole number
                  fix: write timeout: and a whole number
                """
            ),
            (
                template("name: t, http: {url: x, tls: {}, basicAuth: {username: {name: a}}}"),
                """
                6:81: error: 'key' is missing in spec.triggers[0].template.http.basicAuth.username
                  fix: add key: and its value
                6:55: error: 'tls' configures nothing
                  fix: add enabled: true, or one of: caCertSecret, clientCertSecret, clientKeySecret
                """
            ),
            (
                template("name: t, http: {url: x, tls: {clientCertSecret: {name: a, key: b}}}"),
                """
                6:55: error: 'clientKeySecret' is missing in spec.triggers[0].template.http.tls
                  fix: a client certificate needs its key: add clientKeySecret:
                """
            ),
            (
                template("name: t, http: {url: x, secureHeaders: [{name: a}, {name: b, valueFrom: {}}]}"),
                """
                6:66: error: 'valueFrom' is missing in spec.triggers[0].template.http.secureHeaders[0]
                  fix: add valueFrom: and below it secretKeyRef:
                6:98: error: 'secretKeyRef' is missing in spec.triggers[0].template.http.secureHeaders[1].valueFrom
                  fix: add secretKeyRef: with name and key of the Secret
                """
            ),
        ] as [(String, String)]
    )
    func `a bad template is reported at its place with a fix`(text: String, messages: String) {
        #expect(Self.said(about: text) == messages)
    }
}
