@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests07StorageC0V0083anobjectofabucketisaninputandonethatisnotthereissaid_snbgcbgccfddecdfcECDDGIatFcaHb4TestfMp_17Z1348961e06bb7c7afMu_() async throws -> Void {
  let $s19WorkflowRunnerTests07StorageC0V0083anobjectofabucketisaninputandonethatisnotthereissaid_snbgcbgccfddecdfcECDDGIatFcaHb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(StorageTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests07StorageC0V0083anobjectofabucketisaninputandonethatisnotthereissaid_snbgcbgccfddecdfcECDDGIatFcaHb4TestfMp_7__localfMu_.`an object of a bucket is an input, and one that is not there is said`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests07StorageC0V0083anobjectofabucketisaninputandonethatisnotthereissaid_snbgcbgccfddecdfcECDDGIatFcaHb4TestfMp_25generator1348961e06bb7c7afMu_() async -> Testing.Test {
  return .__function(
  named: "`an object of a bucket is an input, and one that is not there is said`()",
  in: StorageTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "an object of a bucket is an input, and one that is not there is said",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/StorageTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/StorageTests.swift", line: 40, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests07StorageC0V0083anobjectofabucketisaninputandonethatisnotthereissaid_snbgcbgccfddecdfcECDDGIatFcaHb4TestfMp_17Z1348961e06bb7c7afMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests07StorageC0V0083anobjectofabucketisaninputandonethatisnotthereissaid_snbgcbgccfddecdfcECDDGIatFcaHb4TestfMp_24accessor1348961e06bb7c7afMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests07StorageC0V0083anobjectofabucketisaninputandonethatisnotthereissaid_snbgcbgccfddecdfcECDDGIatFcaHb4TestfMp_25generator1348961e06bb7c7afMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests07StorageC0V0083anobjectofabucketisaninputandonethatisnotthereissaid_snbgcbgccfddecdfcECDDGIatFcaHb4TestfMp_33testContentRecord1348961e06bb7c7afMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests07StorageC0V0083anobjectofabucketisaninputandonethatisnotthereissaid_snbgcbgccfddecdfcECDDGIatFcaHb4TestfMp_24accessor1348961e06bb7c7afMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:57:6-57:6
