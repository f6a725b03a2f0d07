@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests04ListC0V0090selectorsthatcannotbereadandfieldsthatcannotbeselectedare400_bvbegcedgegcidEBCJDBbJaCAGaec4TestfMp_17Z4613d4b9bdfc3689fMu_() async throws -> Void {
  let $s17LocalClusterTests04ListC0V0090selectorsthatcannotbereadandfieldsthatcannotbeselectedare400_bvbegcedgegcidEBCJDBbJaCAGaec4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ListTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests04ListC0V0090selectorsthatcannotbereadandfieldsthatcannotbeselectedare400_bvbegcedgegcidEBCJDBbJaCAGaec4TestfMp_7__localfMu_.`selectors that cannot be read, and fields that cannot be selected, are 400`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests04ListC0V0090selectorsthatcannotbereadandfieldsthatcannotbeselectedare400_bvbegcedgegcidEBCJDBbJaCAGaec4TestfMp_25generator4613d4b9bdfc3689fMu_() async -> Testing.Test {
  return .__function(
  named: "`selectors that cannot be read, and fields that cannot be selected, are 400`()",
  in: ListTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "selectors that cannot be read, and fields that cannot be selected, are 400",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ListTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ListTests.swift", line: 25, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests04ListC0V0090selectorsthatcannotbereadandfieldsthatcannotbeselectedare400_bvbegcedgegcidEBCJDBbJaCAGaec4TestfMp_17Z4613d4b9bdfc3689fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests04ListC0V0090selectorsthatcannotbereadandfieldsthatcannotbeselectedare400_bvbegcedgegcidEBCJDBbJaCAGaec4TestfMp_24accessor4613d4b9bdfc3689fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests04ListC0V0090selectorsthatcannotbereadandfieldsthatcannotbeselectedare400_bvbegcedgegcidEBCJDBbJaCAGaec4TestfMp_25generator4613d4b9bdfc3689fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests04ListC0V0090selectorsthatcannotbereadandfieldsthatcannotbeselectedare400_bvbegcedgegcidEBCJDBbJaCAGaec4TestfMp_33testContentRecord4613d4b9bdfc3689fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests04ListC0V0090selectorsthatcannotbereadandfieldsthatcannotbeselectedare400_bvbegcedgegcidEBCJDBbJaCAGaec4TestfMp_24accessor4613d4b9bdfc3689fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ListTests.swift:34:6-34:6
