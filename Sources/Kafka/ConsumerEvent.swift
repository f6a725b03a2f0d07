/// What a consumer gets, in order.
package enum ConsumerEvent: Sendable, Equatable {
    /// Of one partition they come in its order.
    case records([KafkaRecord])
    /// The group gives partitions to this member; `KafkaConsumer.accept` takes them. Nothing comes before it.
    case assigned([TopicPartition])
    /// The group wants them back; everything before is to be finished and committed, then `KafkaConsumer.release`.
    ///
    /// When they are lost, others may have them already, and a commit would fail.
    case revoked([TopicPartition], isLost: Bool)
    /// What became of `requestCommit`.
    case committed([TopicPartition], KafkaError?)
    /// Everything that was there is read; only with `enable.partition.eof`.
    case endOfPartition(TopicPartition)
    /// librdkafka goes on by itself unless the error is fatal.
    case failed(KafkaError, TopicPartition?)
    case statistics(KafkaStatistics)
    /// The bearer token is about to expire: `KafkaConsumer.setToken`.
    case tokenNeeded
}
