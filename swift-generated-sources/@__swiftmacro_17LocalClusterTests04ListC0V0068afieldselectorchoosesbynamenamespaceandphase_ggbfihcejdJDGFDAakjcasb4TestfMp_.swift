@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests04ListC0V0068afieldselectorchoosesbynamenamespaceandphase_ggbfihcejdJDGFDAakjcasb4TestfMp_17Z66cffc5472f44dcffMu_() async throws -> Void {
  let $s17LocalClusterTests04ListC0V0068afieldselectorchoosesbynamenamespaceandphase_ggbfihcejdJDGFDAakjcasb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ListTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests04ListC0V0068afieldselectorchoosesbynamenamespaceandphase_ggbfihcejdJDGFDAakjcasb4TestfMp_7__localfMu_.`a field selector chooses by name, namespace and phase`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests04ListC0V0068afieldselectorchoosesbynamenamespaceandphase_ggbfihcejdJDGFDAakjcasb4TestfMp_25generator66cffc5472f44dcffMu_() async -> Testing.Test {
  return .__function(
  named: "`a field selector chooses by name, namespace and phase`()",
  in: ListTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a field selector chooses by name, namespace and phase",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ListTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ListTests.swift", line: 36, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests04ListC0V0068afieldselectorchoosesbynamenamespaceandphase_ggbfihcejdJDGFDAakjcasb4TestfMp_17Z66cffc5472f44dcffMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests04ListC0V0068afieldselectorchoosesbynamenamespaceandphase_ggbfihcejdJDGFDAakjcasb4TestfMp_24accessor66cffc5472f44dcffMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests04ListC0V0068afieldselectorchoosesbynamenamespaceandphase_ggbfihcejdJDGFDAakjcasb4TestfMp_25generator66cffc5472f44dcffMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests04ListC0V0068afieldselectorchoosesbynamenamespaceandphase_ggbfihcejdJDGFDAakjcasb4TestfMp_33testContentRecord66cffc5472f44dcffMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests04ListC0V0068afieldselectorchoosesbynamenamespaceandphase_ggbfihcejdJDGFDAakjcasb4TestfMp_24accessor66cffc5472f44dcffMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ListTests.swift:48:6-48:6
