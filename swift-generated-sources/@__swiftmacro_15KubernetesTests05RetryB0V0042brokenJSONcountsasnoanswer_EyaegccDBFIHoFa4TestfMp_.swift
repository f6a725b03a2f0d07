@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests05RetryB0V0042brokenJSONcountsasnoanswer_EyaegccDBFIHoFa4TestfMp_17Z822f739f385d82b5fMu_() async throws -> Void {
  let $s15KubernetesTests05RetryB0V0042brokenJSONcountsasnoanswer_EyaegccDBFIHoFa4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(RetryTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests05RetryB0V0042brokenJSONcountsasnoanswer_EyaegccDBFIHoFa4TestfMp_7__localfMu_.`broken JSON counts as no answer`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests05RetryB0V0042brokenJSONcountsasnoanswer_EyaegccDBFIHoFa4TestfMp_25generator822f739f385d82b5fMu_() async -> Testing.Test {
  return .__function(
  named: "`broken JSON counts as no answer`()",
  in: RetryTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "broken JSON counts as no answer",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/RetryTests.swift", filePath: "/work/main/Tests/KubernetesTests/RetryTests.swift", line: 110, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests05RetryB0V0042brokenJSONcountsasnoanswer_EyaegccDBFIHoFa4TestfMp_17Z822f739f385d82b5fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests05RetryB0V0042brokenJSONcountsasnoanswer_EyaegccDBFIHoFa4TestfMp_24accessor822f739f385d82b5fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests05RetryB0V0042brokenJSONcountsasnoanswer_EyaegccDBFIHoFa4TestfMp_25generator822f739f385d82b5fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests05RetryB0V0042brokenJSONcountsasnoanswer_EyaegccDBFIHoFa4TestfMp_33testContentRecord822f739f385d82b5fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests05RetryB0V0042brokenJSONcountsasnoanswer_EyaegccDBFIHoFa4TestfMp_24accessor822f739f385d82b5fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:118:6-118:6
