@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05ApplyC0V0050kubectlappliesontheserversside_tCahcdhCBEHJqoybabb4TestfMp_17Z54ed24b8c4515bc8fMu_() async throws -> Void {
  let $s17LocalClusterTests05ApplyC0V0050kubectlappliesontheserversside_tCahcdhCBEHJqoybabb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ApplyTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests05ApplyC0V0050kubectlappliesontheserversside_tCahcdhCBEHJqoybabb4TestfMp_7__localfMu_.`kubectl applies on the server's side`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05ApplyC0V0050kubectlappliesontheserversside_tCahcdhCBEHJqoybabb4TestfMp_25generator54ed24b8c4515bc8fMu_() async -> Testing.Test {
  return .__function(
  named: "`kubectl applies on the server's side`()",
  in: ApplyTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "kubectl applies on the server's side",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ApplyTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ApplyTests.swift", line: 64, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests05ApplyC0V0050kubectlappliesontheserversside_tCahcdhCBEHJqoybabb4TestfMp_17Z54ed24b8c4515bc8fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests05ApplyC0V0050kubectlappliesontheserversside_tCahcdhCBEHJqoybabb4TestfMp_24accessor54ed24b8c4515bc8fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests05ApplyC0V0050kubectlappliesontheserversside_tCahcdhCBEHJqoybabb4TestfMp_25generator54ed24b8c4515bc8fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests05ApplyC0V0050kubectlappliesontheserversside_tCahcdhCBEHJqoybabb4TestfMp_33testContentRecord54ed24b8c4515bc8fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests05ApplyC0V0050kubectlappliesontheserversside_tCahcdhCBEHJqoybabb4TestfMp_24accessor54ed24b8c4515bc8fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ApplyTests.swift:75:6-75:6
