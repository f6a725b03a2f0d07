/// Every kind of event source, one line each.
package let eventSourceKinds: [any EventSource.Type] = [
    WebhookSource.self,
    CalendarSource.self,
    KafkaSource.self,
    ResourceSource.self,
    GitHubSource.self,
    GitLabSource.self,
    BitbucketSource.self,
    BitbucketServerSource.self,
    GerritSource.self,
    SlackSource.self,
    StripeSource.self,
    SNSSource.self,
    StorageGridSource.self,
    MinioSource.self,
    GenericSource.self,
]
