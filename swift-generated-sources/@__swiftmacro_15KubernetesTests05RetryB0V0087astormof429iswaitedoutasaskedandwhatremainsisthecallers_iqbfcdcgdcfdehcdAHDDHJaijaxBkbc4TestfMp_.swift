@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests05RetryB0V0087astormof429iswaitedoutasaskedandwhatremainsisthecallers_iqbfcdcgdcfdehcdAHDDHJaijaxBkbc4TestfMp_17Z92dcc4252769cc79fMu_() async throws -> Void {
  let $s15KubernetesTests05RetryB0V0087astormof429iswaitedoutasaskedandwhatremainsisthecallers_iqbfcdcgdcfdehcdAHDDHJaijaxBkbc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(RetryTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests05RetryB0V0087astormof429iswaitedoutasaskedandwhatremainsisthecallers_iqbfcdcgdcfdehcdAHDDHJaijaxBkbc4TestfMp_7__localfMu_.`a storm of 429 is waited out as asked, and what remains is the caller's`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests05RetryB0V0087astormof429iswaitedoutasaskedandwhatremainsisthecallers_iqbfcdcgdcfdehcdAHDDHJaijaxBkbc4TestfMp_25generator92dcc4252769cc79fMu_() async -> Testing.Test {
  return .__function(
  named: "`a storm of 429 is waited out as asked, and what remains is the caller's`()",
  in: RetryTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a storm of 429 is waited out as asked, and what remains is the caller's",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/RetryTests.swift", filePath: "/work/main/Tests/KubernetesTests/RetryTests.swift", line: 37, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests05RetryB0V0087astormof429iswaitedoutasaskedandwhatremainsisthecallers_iqbfcdcgdcfdehcdAHDDHJaijaxBkbc4TestfMp_17Z92dcc4252769cc79fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests05RetryB0V0087astormof429iswaitedoutasaskedandwhatremainsisthecallers_iqbfcdcgdcfdehcdAHDDHJaijaxBkbc4TestfMp_24accessor92dcc4252769cc79fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests05RetryB0V0087astormof429iswaitedoutasaskedandwhatremainsisthecallers_iqbfcdcgdcfdehcdAHDDHJaijaxBkbc4TestfMp_25generator92dcc4252769cc79fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests05RetryB0V0087astormof429iswaitedoutasaskedandwhatremainsisthecallers_iqbfcdcgdcfdehcdAHDDHJaijaxBkbc4TestfMp_33testContentRecord92dcc4252769cc79fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests05RetryB0V0087astormof429iswaitedoutasaskedandwhatremainsisthecallers_iqbfcdcgdcfdehcdAHDDHJaijaxBkbc4TestfMp_24accessor92dcc4252769cc79fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:51:6-51:6
